import Dispatch
import Synchronization
import Testing

@testable import NumericsEngine

/// An array is a value, whatever shares its storage and whichever thread writes.
@Suite struct SharingTests {
  /// Every way to write, on every view of one array; nothing else may change.
  @Test func noWriteIsSeenByAnotherArray() {
    let original = NDArray((0..<24).map(Double.init)).reshaped(to: [2, 3, 4])
    let views: [(NDArray<Double>) -> NDArray<Double>] = [
      { $0 }, { $0.transposed }, { $0.flipped(axis: 1) }, { $0.permuted(axes: [1, 2, 0]) },
      { $0[1] }, { $0[.all, Slice(step: -2)] }, { $0.expandingDimension(at: 0) },
      { $0[1, 2].broadcasted(to: [3, 4]) }, { $0.reshaped(to: [6, 4]) }, { $0[0..<1, 1...1] },
    ]
    let writes: [(inout NDArray<Double>) -> Void] = [
      { $0 += 1 }, { $0 *= $0 }, { $0 -= $0 + 1 }, { $0[0] = ($0[-1] as NDArray) + 1 },
      { $0[.all, 0] += 5 }, { $0[$0 .>= 0] = -1 }, { $0[$0 .>= 0] *= -3 },
      { $0 = $0.cumulativeSum(axis: 0) }, { $0[Slice(step: -1)] = $0 },
    ]
    for (viewed, view) in views.enumerated() {
      for (written, write) in writes.enumerated() {
        var changed = view(original)
        let (copy, part) = (changed, changed[0] as NDArray<Double>)
        var alone = changed.compacted()
        write(&changed)
        write(&alone)
        #expect(changed == alone, "view \(viewed), write \(written)")
        #expect(copy == view(original) && part == copy[0] as NDArray<Double>)
        #expect(original.elements == (0..<24).map(Double.init))
      }
    }
  }

  /// Each thread changes a copy of its own while the others read and change theirs.
  @Test func copiesOnSeveralThreads() {
    let count = 3 * (1 << 15)
    let original = NDArray(0..<count)
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for round in 0..<10 {
        var own = original
        own += thread
        own[round] = -1
        let mirrored = own.flipped(axis: 0) + original
        let sum = (own .== -1).trueCount + mirrored[.all].gathering([0], axis: 0).sum()
        if sum != 1 + count - 1 + thread { failures.withLock { $0 += 1 } }
      }
    }
    #expect(failures.withLock { $0 } == 0)
    #expect(original.elements == Array(0..<count))
  }

  /// The number of threads changes no result.
  @Test func anyNumberOfThreads() {
    let before = Threads.count
    defer { Threads.count = before }
    let a = NDArray((0..<200_003).map { Float($0 % 1013) - 500 })
    var results: [[Float]] = []
    for threads in 1...3 {
      Threads.count = threads
      let mask = a .> 0
      let parts = [a[mask], a.replacing(with: 0, where: mask), a.gathering([5, -1], axis: 0)]
      results.append(NDArray(concatenating: parts).elements)
    }
    #expect(results[0] == results[1] && results[1] == results[2])
  }
}
