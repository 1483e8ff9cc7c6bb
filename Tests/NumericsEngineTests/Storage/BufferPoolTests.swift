import Testing

@testable import NumericsEngine

@Suite(.serialized) struct BufferPoolTests {
  @Test func aLargeBlockIsUsedAgain() {
    let size = MemoryBlock.large * 3 + 4096
    let first = BufferPool.block(byteCount: size)
    let place = first.start
    BufferPool.take(first)
    let second = BufferPool.block(byteCount: size - 4096)
    defer { BufferPool.take(second) }
    #expect(second.start == place)
    #expect(second.byteCount >= size - 4096)
  }

  @Test func blocksAreLargeEnoughAndAligned() {
    for size in [0, 1, 63, 1000, MemoryBlock.large - 1, MemoryBlock.large, 5_000_001] {
      let block = BufferPool.block(byteCount: size)
      #expect(block.byteCount >= size)
      #expect(UInt(bitPattern: block.start) % 64 == 0)
      block.start.initializeMemory(as: UInt8.self, repeating: 1, count: block.byteCount)
      BufferPool.take(block)
    }
  }

  /// Two arrays that live at the same time never share memory, however often sizes repeat.
  @Test func livingArraysDoNotShare() async {
    await withTaskGroup(of: Bool.self) { group in
      for seed in 0..<4 {
        group.addTask {
          (0..<20).allSatisfy { round in
            let value = Double(seed * 100 + round)
            let a = NDArray(repeating: value, shape: [1 << 18])
            let b = a + 1
            return a[1000] == value && b[1 << 17] == value + 1 && a[(1 << 18) - 1] == value
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func moreThanThereIs() async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = NDArray(repeating: 0.0, shape: [1 << 40, 1 << 10]) }
    let said = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(said.contains("There is not enough memory for an array."))
  }
}
