import BroadsheetCore
import Synchronization
import Testing

/// Counts on behalf of many tasks.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  var count: Int { value.load(ordering: .sequentiallyConsistent) }

  func add() { value.add(1, ordering: .sequentiallyConsistent) }

  /// Waits until the count is reached.
  func reach(_ count: Int) async throws {
    while self.count < count { try await Task.sleep(for: .milliseconds(1)) }
  }
}

/// Long enough for a task that does not wait to get ahead.
let moment = Duration.milliseconds(20)

@Suite(.timeLimit(.minutes(10)))
struct ChannelTests {
  @Test(arguments: [1, 2, 7, 1000])
  func oneProducerAndOneConsumerKeepTheOrder(_ depth: Int) async throws {
    let channel = Channel<Int>(depth: depth)
    async let sending: Void = {
      for number in 0..<2000 { try await channel.send(number) }
      channel.close()
    }()
    var received: [Int] = []
    for try await number in channel { received.append(number) }
    try await sending
    #expect(received == Array(0..<2000))
  }

  /// Else a worker could wait for a number that is behind it.
  @Test(arguments: [1, 2, 7])
  func numbersAreThoseOfTheOrderInTheChannel(_ depth: Int) async throws {
    let channel = Channel<Int>(depth: depth, producers: 4) { $0 = $1 }
    let received = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<500 { try await channel.send(-1) }
          channel.close()
          return []
        }
      }
      group.addTask {
        var received: [Int] = []
        for try await number in channel { received.append(number) }
        return received
      }
      return try await group.reduce([], +)
    }
    let isInOrder = received == Array(0..<2000)
    #expect(isInOrder)
  }

  @Test(arguments: [1, 3])
  func aSenderWaitsWhileTheChannelIsFull(_ depth: Int) async throws {
    let channel = Channel<Int>(depth: depth)
    let sent = Counter()
    async let sending: Void = {
      for number in 0..<20 {
        try await channel.send(number)
        sent.add()
      }
      channel.close()
    }()
    for number in 0..<20 {
      try await sent.reach(min(20, number + depth))
      if number < 3 { try await Task.sleep(for: moment) }
      #expect(sent.count == min(20, number + depth))
      #expect(try await channel.next() == number)
    }
    #expect(try await channel.next() == nil)
    try await sending
  }

  @Test func aReceiverWaitsWhileTheChannelIsEmpty() async throws {
    let channel = Channel<Int>(depth: 3)
    let received = Counter()
    async let receiving: Int? = {
      let element = try await channel.next()
      received.add()
      return element
    }()
    try await Task.sleep(for: moment)
    #expect(received.count == 0)
    try await channel.send(7)
    #expect(try await receiving == 7)
  }

  @Test func cancellationWakesAWaitingSenderAndDropsItsElement() async throws {
    let channel = Channel<Int>(depth: 1)
    try await channel.send(1)
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await channel.send(2) }
        try await Task.sleep(for: moment)
        group.cancelAll()
        try await group.next()
      }
    }
    channel.close()
    #expect(try await channel.next() == 1)
    #expect(try await channel.next() == nil)
  }

  @Test func cancellationWakesAWaitingReceiver() async throws {
    let channel = Channel<Int>(depth: 1)
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Int?.self) { group in
        group.addTask { try await channel.next() }
        try await Task.sleep(for: moment)
        group.cancelAll()
        _ = try await group.next()
      }
    }
    // What is sent afterwards does not go to the one that left.
    try await channel.send(5)
    #expect(try await channel.next() == 5)
  }

  @Test func whoIsCancelledBeforehandDoesNothing() async throws {
    let channel = Channel<Int>(depth: 2)
    try await channel.send(1)
    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask {
        await #expect(throws: CancellationError.self) { try await channel.send(2) }
        await #expect(throws: CancellationError.self) { _ = try await channel.next() }
      }
    }
    channel.close()
    #expect(try await channel.next() == 1)
    #expect(try await channel.next() == nil)
  }

  @Test func itEndsWithTheLastProducer() async throws {
    let channel = Channel<Int>(depth: 5, producers: 3)
    channel.close()
    try await channel.send(1)
    channel.close()
    #expect(try await channel.next() == 1)
    async let last = channel.next()
    try await channel.send(2)
    #expect(try await last == 2)
    async let end = channel.next()
    channel.close()
    #expect(try await end == nil)
    #expect(try await channel.next() == nil)
  }

  @Test func closingWakesAllReceivers() async throws {
    let channel = Channel<Int>(depth: 1)
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<5 { group.addTask { try await channel.next() } }
      try await Task.sleep(for: moment)
      channel.close()
      for try await element in group { #expect(element == nil) }
    }
  }

  @Test(arguments: [1, 4])
  func manyTasksLoseAndDoubleNothing(_ depth: Int) async throws {
    let channel = Channel<Int>(depth: depth, producers: 4)
    let received = try await withThrowingTaskGroup(of: [Int].self) { group in
      for producer in 0..<4 {
        group.addTask {
          for number in 0..<500 { try await channel.send(producer * 500 + number) }
          channel.close()
          return []
        }
      }
      for _ in 0..<3 {
        group.addTask { try await channel.reduce(into: []) { $0.append($1) } }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(received.sorted() == Array(0..<2000))
  }

  /// Whenever a run is cancelled, all its tasks end, and nothing is delivered twice.
  @Test func cancellationAtAnyMomentEndsAll() async throws {
    for round in 0..<60 {
      let channel = Channel<Int>(depth: 2, producers: 2)
      let received = await withTaskGroup(of: [Int].self) { group in
        for producer in 0..<2 {
          group.addTask {
            var number = producer
            while (try? await channel.send(number)) != nil { number += 2 }
            return []
          }
          group.addTask {
            var elements: [Int] = []
            while let element = try? await channel.next() { elements.append(element) }
            return elements
          }
        }
        try? await Task.sleep(for: .microseconds(10 * round))
        group.cancelAll()
        return await group.reduce(into: []) { $0 += $1 }
      }
      #expect(Set(received).count == received.count)
    }
  }
}
