/// Along one axis, which elements of a filter lie on which places of an image, over all windows.
///
/// Window q lies with element `a` on place `q · stride + a − before`. The places with the same remainder
/// of `place + before` meet the same elements, every stride-th: with A of them, place i meets element
/// `r + stride · t` of window `(i + before) / stride − t`, for t < A.
struct StridedTaps {
  struct Class {
    /// The elements, the last first, so that their windows rise.
    let taps: [Int]

    /// The places, and in the framed outputs the first window that lies on each.
    let places: [(to: Int, from: Int)]
  }

  let classes: [Class]

  /// How many places of zeros come before the outputs, and how many there are with these and those
  /// after.
  let before, framed: Int

  /// - Parameters:
  ///   - before: How many places before the first one the first window begins.
  ///   - count: The number of windows.
  init(extent: Int, window: Int, stride: Int, before: Int, count: Int) {
    let frame = (window + stride - 1) / stride - 1
    classes = (0..<min(stride, extent)).map { first in
      // The first place of the class, and the remainder that it has.
      let remainder = (first + before) % stride
      let taps = Array(Swift.stride(from: remainder, to: window, by: stride).reversed())
      return Class(
        taps: taps,
        places: Swift.stride(from: first, to: extent, by: stride).map { place in
          (place, taps.isEmpty ? 0 : (place + before) / stride - (taps.count - 1) + frame)
        })
    }
    self.before = frame
    framed = frame + max(count, (extent - 1 + before) / stride + 1)
  }
}
