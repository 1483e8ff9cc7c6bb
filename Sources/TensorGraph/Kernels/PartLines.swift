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

  /// The code that copies the part that begins at `start` out of input 0.
  func reading<Scalar: TensorScalar>(_ type: Scalar.Type, at start: Int) -> Kernel {
    Kernel { read(from: $0.input(0, Scalar.self), at: start, into: $0.output(Scalar.self)) }
  }

  /// The code that copies input 0 to where it begins at `start` in zeros.
  func writing<Scalar: TensorScalar>(_ type: Scalar.Type, at start: Int) -> Kernel {
    Kernel {
      $0.output(Scalar.self).update(repeating: 0, count: lines * distance)
      write($0.input(0, Scalar.self), to: $0.output(Scalar.self), at: start)
    }
  }

  /// The code that copies its inputs one after the other.
  static func joining<Scalar: TensorScalar>(
    _ type: Scalar.Type, _ shapes: [[Int]], axis: Int, whole: [Int]
  ) -> Kernel {
    let parts = shapes.map { PartLines(whole: whole, part: $0, axis: axis) }
    var starts = [0]
    for shape in shapes { starts.append(starts[starts.count - 1] + shape[axis]) }
    return Kernel { [starts] arguments in
      for index in parts.indices {
        parts[index].write(
          arguments.input(index, Scalar.self), to: arguments.output(Scalar.self), at: starts[index])
      }
    }
  }

  /// Copies the part that begins at `start` out of the whole.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func read<Scalar>(
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
  private func write<Scalar>(
    _ part: UnsafePointer<Scalar>, to whole: UnsafeMutablePointer<Scalar>, at start: Int
  ) {
    for line in 0..<lines {
      (whole + line * distance + start * step).update(from: part + line * length, count: length)
    }
  }
}
