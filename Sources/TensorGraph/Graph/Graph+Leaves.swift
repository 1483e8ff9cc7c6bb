import NumericsEngine

// The nodes that are computed from no other.

extension Graph {
  /// A value that every run is given.
  ///
  /// - Parameters:
  ///   - shape: Its extents; `nil` for one that is known only at the run, such as the batch's.
  ///   - name: The name by which errors call it.
  public func placeholder(
    shape: TensorShape = [], name: String = "placeholder", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    if values != nil {
      callerMistake(
        "A tape has no placeholders.", expected: "numbers, which a tape computes with at once",
        got: "the placeholder \(name) at \(fileID):\(line)", toDo: "write tape.constant(numbers)")
    }
    return add(.placeholder, shape: shape, name: name, place: SourcePlace(fileID, line))
  }

  /// A value that a session keeps from run to run, and that ``assign(_:to:fileID:line:)`` changes.
  ///
  /// - Parameter initial: What it is when a session begins.
  public func variable(
    _ initial: NDArray<Scalar>, name: String = "variable", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    add(
      .variable(initial: initial), shape: TensorShape(initial.shape), name: name,
      place: SourcePlace(fileID, line))
  }

  /// A variable of rank 0.
  public func variable(
    _ initial: Scalar, name: String = "variable", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    variable(
      NDArray(repeating: initial, shape: []), name: name, fileID: fileID, line: line)
  }

  /// A value that never changes.
  public func constant(
    _ value: NDArray<Scalar>, name: String = "constant", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    add(
      .constant(value), shape: TensorShape(value.shape), name: name,
      place: SourcePlace(fileID, line))
  }

  /// A number that never changes; shape `[]`.
  public func constant(
    _ value: Scalar, name: String = "constant", fileID: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor<Scalar> {
    constant(NDArray(repeating: value, shape: []), name: name, fileID: fileID, line: line)
  }
}
