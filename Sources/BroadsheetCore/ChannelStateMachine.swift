internal import DequeModule

/// The rules of a `Channel`, without locks or tasks: which tasks proceed and which wait.
///
/// Every method is called under the channel's lock and returns what the channel has to do outside it.
package struct ChannelStateMachine<Element: Sendable> {
  package typealias Receiver = CheckedContinuation<Element?, any Error>
  package typealias Sender = CheckedContinuation<Void, any Error>

  private let depth: Int
  private var producers: Int
  private var elements = Deque<Element>()
  /// Elements that were sent so far, those that wait included: their order is that of the channel.
  package private(set) var sent = 0
  private var receivers = Deque<(id: UInt64, continuation: Receiver)>()
  private var senders = Deque<(id: UInt64, element: Element, continuation: Sender)>()

  package init(depth: Int, producers: Int) {
    precondition(depth > 0 && producers > 0)
    self.depth = depth
    self.producers = producers
  }

  /// A receiver to be handed the element, or nil when it was stored or must wait.
  package enum SendAction {
    case deliver(Receiver)
    case stored
    case wait
  }

  package mutating func send(_ element: Element) -> SendAction {
    sent += 1
    if let receiver = receivers.popFirst() { return .deliver(receiver.continuation) }
    guard elements.count < depth else { return .wait }
    elements.append(element)
    return .stored
  }

  package mutating func park(sender id: UInt64, _ element: Element, _ continuation: Sender) {
    senders.append((id, element, continuation))
  }

  /// The next element, with a sender that may go on; `end` when none will come.
  package enum ReceiveAction {
    case element(Element, resuming: Sender?)
    case end
    case wait
  }

  package mutating func receive() -> ReceiveAction {
    guard let element = elements.popFirst() else { return producers == 0 ? .end : .wait }
    let sender = senders.popFirst()
    if let sender { elements.append(sender.element) }
    return .element(element, resuming: sender?.continuation)
  }

  package mutating func park(receiver id: UInt64, _ continuation: Receiver) {
    receivers.append((id, continuation))
  }

  /// One producer is done.
  ///
  /// Returns the receivers that now wait in vain.
  package mutating func close() -> [Receiver] {
    producers -= 1
    guard producers == 0 else { return [] }
    defer { receivers.removeAll() }
    return receivers.map(\.continuation)
  }

  package mutating func cancel(sender id: UInt64) -> Sender? {
    guard let index = senders.firstIndex(where: { $0.id == id }) else { return nil }
    return senders.remove(at: index).continuation
  }

  package mutating func cancel(receiver id: UInt64) -> Receiver? {
    guard let index = receivers.firstIndex(where: { $0.id == id }) else { return nil }
    return receivers.remove(at: index).continuation
  }
}
