import Testing

import BroadsheetCore

/// The rules of a channel, without a channel.
@Suite struct ChannelStateMachineTests {
  /// What a call of the machine came to, without its continuations.
  private enum Outcome: Equatable {
    case delivered, stored, wait, end, element(Int, frees: Bool)
  }

  private typealias Machine = ChannelStateMachine<Int>

  private func send(_ element: Int, to machine: inout Machine) -> Outcome {
    switch machine.send(element) {
    case .deliver(let receiver):
      receiver.resume(returning: element)
      return .delivered
    case .stored: return .stored
    case .wait: return .wait
    }
  }

  private func receive(from machine: inout Machine) -> Outcome {
    switch machine.receive() {
    case .element(let element, let sender):
      sender?.resume()
      return .element(element, frees: sender != nil)
    case .end: return .end
    case .wait: return .wait
    }
  }

  @Test func elementsAreStoredUpToItsDepth() {
    var machine = Machine(depth: 2, producers: 1)
    #expect(receive(from: &machine) == .wait)
    #expect((1...4).map { send($0, to: &machine) } == [.stored, .stored, .wait, .wait])
    #expect(receive(from: &machine) == .element(1, frees: false))
    #expect(send(5, to: &machine) == .stored)
    #expect(receive(from: &machine) == .element(2, frees: false))
    #expect(receive(from: &machine) == .element(5, frees: false))
    #expect(receive(from: &machine) == .wait)
  }

  @Test func whatIsStoredOutlivesTheProducers() {
    var machine = Machine(depth: 2, producers: 2)
    #expect(send(1, to: &machine) == .stored)
    #expect(machine.close().isEmpty)
    #expect(send(2, to: &machine) == .stored)
    #expect(machine.close().isEmpty)
    #expect(receive(from: &machine) == .element(1, frees: false))
    #expect(receive(from: &machine) == .element(2, frees: false))
    #expect(receive(from: &machine) == .end)
  }

  /// A waiting sender's element takes the place that a receiver has freed, in its turn.
  @Test func receivingFreesTheFirstSender() async throws {
    var machine = Machine(depth: 1, producers: 1)
    #expect(send(1, to: &machine) == .stored)
    var outcomes: [Outcome] = []
    try await withCheckedThrowingContinuation { sender in
      machine.park(sender: 7, 2, sender)
      outcomes.append(receive(from: &machine))
    }
    outcomes += [receive(from: &machine), receive(from: &machine)]
    #expect(outcomes == [.element(1, frees: true), .element(2, frees: false), .wait])
  }

  @Test func sendingGoesToAWaitingReceiver() async throws {
    var machine = Machine(depth: 1, producers: 1)
    var outcome = Outcome.wait
    let element = try await withCheckedThrowingContinuation { receiver in
      machine.park(receiver: 7, receiver)
      outcome = send(3, to: &machine)
    }
    #expect(element == 3 && outcome == .delivered)
    #expect(receive(from: &machine) == .wait)
  }

  @Test func aCancelledSenderLeavesNothing() async throws {
    var machine = Machine(depth: 1, producers: 1)
    #expect(send(1, to: &machine) == .stored)
    try await withCheckedThrowingContinuation { sender in
      machine.park(sender: 7, 2, sender)
      #expect(machine.cancel(sender: 8) == nil)
      machine.cancel(sender: 7)?.resume()
    }
    #expect(machine.cancel(sender: 7) == nil)
    #expect(receive(from: &machine) == .element(1, frees: false))
    #expect(receive(from: &machine) == .wait)
  }

  @Test func aCancelledReceiverGetsNothing() async throws {
    var machine = Machine(depth: 1, producers: 1)
    let element = try await withCheckedThrowingContinuation { receiver in
      machine.park(receiver: 7, receiver)
      #expect(machine.cancel(receiver: 8) == nil)
      machine.cancel(receiver: 7)?.resume(returning: nil)
    }
    #expect(element == nil)
    #expect(send(1, to: &machine) == .stored)
  }

  @Test func theLastCloseReturnsTheReceivers() async throws {
    var machine = Machine(depth: 1, producers: 2)
    let element = try await withCheckedThrowingContinuation { receiver in
      machine.park(receiver: 7, receiver)
      #expect(machine.close().isEmpty)
      for waiting in machine.close() { waiting.resume(returning: nil) }
    }
    #expect(element == nil)
    #expect(machine.cancel(receiver: 7) == nil)
  }
}
