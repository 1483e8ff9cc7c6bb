/// Walks two operands of one shape in row-major order, run by run.
///
/// A run is the longest stretch over which both operands advance by a constant step. Neighbouring
/// axes that allow it are merged first, so two contiguous arrays, or an array and a number, are a
/// single run, whatever their rank.
struct PairedWalk {
  let runCount: Int
  let runStrideA: Int
  let runStrideB: Int
  private let outer: [(extent: Int, strideA: Int, strideB: Int)]
  private let isEmpty: Bool

  init(shape: [Int], stridesA: [Int], stridesB: [Int]) {
    var axes: [(extent: Int, strideA: Int, strideB: Int)] = []
    for axis in shape.indices where shape[axis] != 1 {
      let next = (extent: shape[axis], strideA: stridesA[axis], strideB: stridesB[axis])
      if let last = axes.last, last.strideA == next.extent * next.strideA,
        last.strideB == next.extent * next.strideB
      {
        axes[axes.count - 1] = (last.extent * next.extent, next.strideA, next.strideB)
      } else {
        axes.append(next)
      }
    }
    isEmpty = shape.contains(0)
    let run = axes.popLast() ?? (1, 0, 0)
    (runCount, runStrideA, runStrideB) = run
    outer = axes
  }

  /// The number of runs that follow each other.
  var runs: Int { isEmpty ? 0 : outer.reduce(1) { $0 * $1.extent } }

  /// Calls `body` with the positions in both storages at which each run starts.
  @inline(__always)
  func forEachRun(startA: Int, startB: Int, _ body: (Int, Int) -> Void) {
    if isEmpty { return }
    var index = [Int](repeating: 0, count: outer.count)
    var a = startA
    var b = startB
    while true {
      body(a, b)
      var axis = outer.count - 1
      while axis >= 0 {
        index[axis] += 1
        a += outer[axis].strideA
        b += outer[axis].strideB
        if index[axis] < outer[axis].extent { break }
        a -= outer[axis].extent * outer[axis].strideA
        b -= outer[axis].extent * outer[axis].strideB
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

extension PairedWalk {
  /// A walk over a single operand.
  init(_ layout: Layout) {
    self.init(shape: layout.shape, stridesA: layout.strides, stridesB: layout.strides)
  }
}
