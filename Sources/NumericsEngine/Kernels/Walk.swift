/// Walks up to three operands of one shape in row-major order, run by run.
///
/// A run is the longest stretch over which every operand advances by a constant step. Neighbouring
/// axes that allow it are merged first, so contiguous arrays, or an array and a number, are a
/// single run, whatever their rank. An operand that is not there has strides of 0.
struct Walk {
  /// One axis after merging: its extent and each operand's stride.
  struct Axis {
    var extent: Int
    var strides: (Int, Int, Int)
  }

  /// The innermost axis.
  let run: Axis

  /// The axes around it, the outermost first.
  let outer: [Axis]

  /// The number of runs that follow each other; 0 for an empty shape.
  let runs: Int

  init(shape: [Int], _ first: [Int], _ second: [Int]? = nil, _ third: [Int]? = nil) {
    var axes: [Axis] = []
    for axis in shape.indices where shape[axis] != 1 {
      let next = Axis(
        extent: shape[axis], strides: (first[axis], second?[axis] ?? 0, third?[axis] ?? 0))
      if let last = axes.last, last.continues(next) {
        axes[axes.count - 1] = Axis(extent: last.extent * next.extent, strides: next.strides)
      } else {
        axes.append(next)
      }
    }
    run = axes.popLast() ?? Axis(extent: 1, strides: (0, 0, 0))
    outer = axes
    runs = shape.contains(0) ? 0 : axes.reduce(1) { $0 * $1.extent }
  }

  /// Calls `body` with the places, counted from each operand's first element, where a run starts,
  /// for the runs in `range`.
  @inline(__always)
  func forEachRun(in range: Range<Int>, _ body: (Int, Int, Int) -> Void) {
    if range.isEmpty { return }
    var index = [Int](repeating: 0, count: outer.count)
    var places = (0, 0, 0)
    var rest = range.lowerBound
    for axis in outer.indices.reversed() {
      index[axis] = rest % outer[axis].extent
      rest /= outer[axis].extent
      places = outer[axis].advanced(places, by: index[axis])
    }
    for _ in range {
      body(places.0, places.1, places.2)
      var axis = outer.count - 1
      while axis >= 0 {
        index[axis] += 1
        places = outer[axis].advanced(places, by: 1)
        if index[axis] < outer[axis].extent { break }
        places = outer[axis].advanced(places, by: -outer[axis].extent)
        index[axis] = 0
        axis -= 1
      }
    }
  }

  /// Calls `body` with the places where a stretch of elements starts and their number, on all
  /// cores; the stretches cover every element once, in no order.
  ///
  /// - Parameter grain: The least number of elements for which a thread is worth starting.
  @inline(__always)
  func parallelStretches(grain: Int = elementGrain, _ body: (Int, Int, Int, Int) -> Void) {
    let grain = max(1, grain)
    if runs < 16 {
      let multiple = max(1, min(64, grain / (elementGrain / 64)))
      forEachRun(in: 0..<runs) { first, second, third in
        parallel(count: run.extent, grain: grain, multiple: multiple) { range in
          let places = run.advanced((first, second, third), by: range.lowerBound)
          body(places.0, places.1, places.2, range.count)
        }
      }
    } else {
      parallel(count: runs, grain: max(1, grain / run.extent), multiple: 1) { range in
        forEachRun(in: range) { body($0, $1, $2, run.extent) }
      }
    }
  }
}

/// The least number of elements for which a thread is worth starting: some 10 µs of work.
let elementGrain = 1 << 15

extension Walk.Axis {
  /// Whether `inner` goes on, for every operand, where one step along this axis would lead.
  fileprivate func continues(_ inner: Walk.Axis) -> Bool {
    strides.0 == inner.extent * inner.strides.0 && strides.1 == inner.extent * inner.strides.1
      && strides.2 == inner.extent * inner.strides.2
  }

  @inline(__always)
  fileprivate func advanced(_ places: (Int, Int, Int), by steps: Int) -> (Int, Int, Int) {
    (
      places.0 + steps * strides.0, places.1 + steps * strides.1, places.2 + steps * strides.2
    )
  }
}
