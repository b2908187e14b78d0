import BroadsheetCore
import BroadsheetTestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct OrderedChannelTests {
  private func receiveAll(_ channel: OrderedChannel<Int>) async throws -> [Int] {
    var received: [Int] = []
    while let element = try await channel.next() { received.append(element) }
    return received
  }

  @Test(arguments: [1, 2, 8, 64])
  func theOrderIsThatOfTheNumbers(_ window: Int) async throws {
    let channel = OrderedChannel<Int>(window: window, producers: 4)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for producer in 0..<4 {
        group.addTask {
          for number in stride(from: producer, to: 800, by: 4) {
            if number % 7 == producer { await Task.yield() }
            try await channel.send(number * 10, number: number)
          }
          channel.close()
        }
      }
      let received = try await receiveAll(channel)
      #expect(received == (0..<800).map { $0 * 10 })
    }
  }

  /// Every order of sending, as long as the window holds them all.
  @Test func anyOrderOfSendingGivesOne() async throws {
    var random = Seeded(state: 2)
    for _ in 0..<50 {
      let channel = OrderedChannel<Int>(window: 12, producers: 1)
      for number in (0..<12).shuffled(using: &random) {
        try await channel.send(number, number: number)
      }
      channel.close()
      #expect(try await receiveAll(channel) == Array(0..<12))
    }
  }

  /// Each number is sent by a task of its own, so that all but a few must wait.
  @Test func waitingSendersComeInTheirTurn() async throws {
    var random = Seeded(state: 3)
    let channel = OrderedChannel<Int>(window: 3, producers: 1)
    let order = (0..<200).shuffled(using: &random)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in order { group.addTask { try await channel.send(number, number: number) } }
      for number in 0..<200 {
        let element = try await channel.next()
        #expect(element == number)
      }
      try await group.waitForAll()
    }
    channel.close()
    #expect(try await channel.next() == nil)
  }

  @Test func theWindowHoldsBack() async throws {
    let channel = OrderedChannel<Int>(window: 2, producers: 1)
    let sent = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...3 {
        group.addTask {
          try await channel.send(number, number: number)
          sent.add()
        }
      }
      try await sent.reach(1)
      try await Task.sleep(for: moment)
      #expect(sent.count == 1)
      try await channel.send(0, number: 0)
      try await Task.sleep(for: moment)
      #expect(sent.count == 1)
      for number in 0...3 { #expect(try await channel.next() == number) }
    }
    #expect(sent.count == 3)
  }

  @Test func aReceiverWaitsForTheNextNumber() async throws {
    let channel = OrderedChannel<Int>(window: 4, producers: 1)
    let received = Counter()
    async let first: Int? = {
      let element = try await channel.next()
      received.add()
      return element
    }()
    try await channel.send(1, number: 1)
    try await Task.sleep(for: moment)
    #expect(received.count == 0)
    try await channel.send(0, number: 0)
    #expect(try await first == 0)
    #expect(try await channel.next() == 1)
  }

  @Test func cancellationWakesAWaitingSender() async throws {
    let channel = OrderedChannel<Int>(window: 1, producers: 1)
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await channel.send(1, number: 1) }
        try await Task.sleep(for: moment)
        group.cancelAll()
        try await group.next()
      }
    }
    try await channel.send(0, number: 0)
    #expect(try await channel.next() == 0)
    channel.close()
    #expect(try await channel.next() == nil)
  }

  @Test func cancellationWakesAWaitingReceiver() async throws {
    let channel = OrderedChannel<Int>(window: 1, producers: 1)
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Int?.self) { group in
        group.addTask { try await channel.next() }
        try await Task.sleep(for: moment)
        group.cancelAll()
        _ = try await group.next()
      }
    }
    try await channel.send(0, number: 0)
    #expect(try await channel.next() == 0)
  }

  @Test func whoIsCancelledBeforehandDoesNothing() async throws {
    let channel = OrderedChannel<Int>(window: 1, producers: 1)
    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask {
        await #expect(throws: CancellationError.self) { try await channel.send(9, number: 0) }
        await #expect(throws: CancellationError.self) { _ = try await channel.next() }
      }
    }
    try await channel.send(1, number: 0)
    #expect(try await channel.next() == 1)
  }

  @Test func itEndsWithTheLastProducer() async throws {
    let channel = OrderedChannel<Int>(window: 2, producers: 2)
    try await channel.send(0, number: 0)
    channel.close()
    #expect(try await channel.next() == 0)
    async let end = channel.next()
    channel.close()
    #expect(try await end == nil)
    #expect(try await channel.next() == nil)
  }
}
