import Synchronization

/// A channel that delivers its elements in the order of their numbers, in whatever order they are sent.
///
/// A sender whose number is `window` or more ahead of the next one waits, so that the number of
/// elements kept back is bounded; the sender of the next number never does. One receiver.
package final class OrderedChannel<Element: Sendable>: Sendable {
  private typealias Sender = CheckedContinuation<Void, any Error>
  private typealias Receiver = CheckedContinuation<Element?, any Error>

  private struct State {
    var next = 0
    var producers: Int
    var elements: [Int: Element] = [:]
    var senders: [Int: (element: Element, continuation: Sender)] = [:]
    var receiver: Receiver?
  }

  private enum SendAction {
    case cancelled, parked, stored, deliver(Receiver, admitted: Sender?)
  }

  private enum ReceiveAction {
    case cancelled, parked, end, element(Element, admitted: Sender?)
  }

  private let window: Int
  private let state: Mutex<State>

  package init(window: Int, producers: Int) {
    precondition(window > 0 && producers > 0)
    self.window = window
    state = Mutex(State(producers: producers))
  }

  /// Sends the element with this number; each number is sent once.
  package func send(_ element: Element, number: Int) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { offer(element, number: number, of: $0) }
    } onCancel: {
      let sender = state.withLock { $0.senders.removeValue(forKey: number)?.continuation }
      sender?.resume(throwing: CancellationError())
    }
  }

  /// The next element in order; nil after the last producer has closed.
  package func next() async throws -> Element? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { request($0) }
    } onCancel: {
      let receiver = state.withLock { state in
        defer { state.receiver = nil }
        return state.receiver
      }
      receiver?.resume(throwing: CancellationError())
    }
  }

  /// Says that one producer will send no more.
  package func close() {
    let receiver = state.withLock { state -> Receiver? in
      state.producers -= 1
      guard state.producers == 0 else { return nil }
      defer { state.receiver = nil }
      return state.receiver
    }
    receiver?.resume(returning: nil)
  }

  private func offer(_ element: Element, number: Int, of sender: Sender) {
    let action = state.withLock { state -> SendAction in
      guard !Task.isCancelled else { return .cancelled }
      guard number < state.next + window else {
        state.senders[number] = (element, sender)
        return .parked
      }
      guard number == state.next, let receiver = state.receiver else {
        state.elements[number] = element
        return .stored
      }
      state.receiver = nil
      return .deliver(receiver, admitted: advance(&state))
    }
    switch action {
    case .cancelled: sender.resume(throwing: CancellationError())
    case .parked: break
    case .stored: sender.resume()
    case .deliver(let receiver, let admitted):
      receiver.resume(returning: element)
      admitted?.resume()
      sender.resume()
    }
  }

  private func request(_ receiver: Receiver) {
    let action = state.withLock { state -> ReceiveAction in
      guard !Task.isCancelled else { return .cancelled }
      if let element = state.elements.removeValue(forKey: state.next) {
        return .element(element, admitted: advance(&state))
      }
      guard state.producers > 0 else { return .end }
      state.receiver = receiver
      return .parked
    }
    switch action {
    case .cancelled: receiver.resume(throwing: CancellationError())
    case .parked: break
    case .end: receiver.resume(returning: nil)
    case .element(let element, let admitted):
      admitted?.resume()
      receiver.resume(returning: element)
    }
  }

  /// Moves the window on by one and lets in the sender that has come within it.
  private func advance(_ state: inout State) -> Sender? {
    state.next += 1
    let number = state.next + window - 1
    guard let waiting = state.senders.removeValue(forKey: number) else { return nil }
    state.elements[number] = waiting.element
    return waiting.continuation
  }
}
