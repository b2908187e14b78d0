import BroadsheetCore
import Testing

@Suite struct BlockPoolTests {
  @Test func buffersComeEmptyAndLargeEnough() {
    let pool = BlockPool()
    var buffer = pool.take()
    #expect(buffer.isEmpty && buffer.capacity >= BlockPool.blockSize)
    buffer.append(contentsOf: [1, 2, 3])
    pool.give(buffer)
    #expect(pool.take().isEmpty)
  }

  @Test func aBufferGivenBackIsUsedAgain() {
    let pool = BlockPool()
    var buffer = pool.take()
    buffer.reserveCapacity(3 * BlockPool.blockSize)
    pool.give(buffer)
    #expect(pool.take().capacity >= 3 * BlockPool.blockSize)
    #expect(pool.take().capacity < 3 * BlockPool.blockSize)
  }

  @Test func aGrownBufferIsLetGo() {
    let pool = BlockPool()
    var buffer = pool.take()
    buffer.reserveCapacity(5 * BlockPool.blockSize)
    pool.give(buffer)
    #expect(pool.take().capacity < 5 * BlockPool.blockSize)
  }

  /// Only as many idle buffers as its limit says: these are told by their size.
  @Test func theIdleAreBounded() {
    let pool = BlockPool(limit: 2)
    for _ in 0..<5 {
      var buffer: [UInt8] = []
      buffer.reserveCapacity(2 * BlockPool.blockSize)
      pool.give(buffer)
    }
    let capacities = (0..<5).map { _ in pool.take().capacity }
    #expect(capacities.count { $0 >= 2 * BlockPool.blockSize } == 2)
  }

  /// No buffer has two owners at a time.
  @Test func tasksShareIt() async {
    let pool = BlockPool(limit: 3)
    await withTaskGroup(of: Bool.self) { group in
      for task in UInt8(0)..<8 {
        group.addTask {
          (0..<200).allSatisfy { _ in
            var buffer = pool.take()
            guard buffer.isEmpty else { return false }
            buffer.append(contentsOf: repeatElement(task, count: 64))
            let isMine = buffer.allSatisfy { $0 == task }
            pool.give(buffer)
            return isMine
          }
        }
      }
      for await isMine in group { #expect(isMine) }
    }
  }
}
