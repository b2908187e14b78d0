import ArgumentParser
import SystemPackage
import Tables

/// How output for a person looks.
struct LookOptions: ParsableArguments {
  /// The values of `--color`.
  enum Occasion: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Option(
    help: "Use colours and bold; auto: at a terminal, unless NO_COLOR is set or TERM is dumb."
  )
  var color = Occasion.auto

  /// Lines are cut at a terminal only: files and pipes have no width.
  var look: TextLook {
    let isTerminal = Terminal.isTerminal(.standardOutput)
    let style: ANSIStyle =
      switch color {
      case .always: .ansi
      case .never: .none
      case .auto: isTerminal && Terminal.showsColours ? .ansi : .none
      }
    return TextLook(style: style, width: isTerminal ? Terminal.width(of: .standardOutput) : nil)
  }
}
