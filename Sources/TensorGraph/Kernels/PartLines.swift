/// The stretches of memory that a part of an array along one axis consists of.
struct PartLines {
  /// How many stretches there are, and how far they are apart.
  private let lines, distance: Int
  /// How long each is.
  private let length: Int
  /// How far apart two neighbouring indices of the axis are.
  private let step: Int

  init(whole: [Int], part: [Int], axis: Int) {
    step = whole[(axis + 1)...].reduce(1, *)
    lines = whole[..<axis].reduce(1, *)
    distance = whole[axis] * step
    length = part[axis] * step
  }

  /// Copies the part that begins at `start` out of the whole.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func read<Scalar>(
    from whole: UnsafePointer<Scalar>, at start: Int, into part: UnsafeMutablePointer<Scalar>
  ) {
    for line in 0..<lines {
      (part + line * length).update(
        from: whole + line * distance + start * step, count: length)
    }
  }

  /// Copies the part to where it begins at `start` in the whole.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func write<Scalar>(
    _ part: UnsafePointer<Scalar>, to whole: UnsafeMutablePointer<Scalar>, at start: Int
  ) {
    for line in 0..<lines {
      (whole + line * distance + start * step).update(from: part + line * length, count: length)
    }
  }
}
