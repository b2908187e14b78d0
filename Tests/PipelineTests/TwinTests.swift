import BroadsheetCore
import Splitting
import Tables
import Testing

@testable import Broadsheet

/// Public enums and the internal ones that they mirror: the same cases, of the same names.
@Suite struct TwinTests {
  @Test func everyFormatHasItsTwin() {
    for format in DumpFormat.allCases {
      let twin = Options.InputFormat(format)
      #expect(twin.format == format && twin.rawValue == format.rawValue)
    }
    #expect(Options.InputFormat.allCases.count == DumpFormat.allCases.count)
  }

  @Test func everyKindOfCopiesHasItsTwin() {
    for kind in Copies.allCases {
      let twin = Options.Copies(kind)
      #expect(twin.kind == kind && twin.rawValue == kind.rawValue)
    }
    #expect(Options.Copies.allCases.count == Copies.allCases.count)
  }

  @Test func everyPeriodOfATableHasItsTwin() {
    #expect(TableOptions.Period.allCases.map(\.kind) == Period.tabulated)
    for period in Period.allCases {
      let twin = TableOptions.Period(period)
      #expect((twin != nil) == Period.tabulated.contains(period))
      #expect(twin.map(\.rawValue) ?? period.rawValue == period.rawValue)
    }
  }

  @Test func everyKindOfTableHasItsTwins() {
    for kind in TableKind.allCases {
      #expect(TableOptions.Format(kind).kind == kind)
      #expect(TableOptions.Format(kind).rawValue == kind.rawValue)
      let rows = TableFormat(kind)
      #expect((rows == nil) == (kind == .sqlite) && (rows?.kind ?? kind) == kind)
    }
    #expect(TableOptions.Format.allCases.count == TableKind.allCases.count)
    #expect(TableFormat.allCases.count == TableKind.allCases.count - 1)
  }
}
