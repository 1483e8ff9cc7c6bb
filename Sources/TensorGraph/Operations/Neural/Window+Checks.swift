import NumericsEngine

extension Window {
  /// A window with one stride for both axes; sizes and strides below 1 are the caller's mistake.
  init(
    rows: Int, columns: Int, stride: Int, padding: Padding, operation: String, at place: SourcePlace
  ) {
    guard rows > 0, columns > 0, stride > 0 else {
      callerMistake(
        "The windows of \(operation) at \(place) are impossible.",
        expected: "a size and a stride of 1 or more",
        got: "a size of \(rows) × \(columns) and a stride of \(stride)", toDo: "correct them")
    }
    self.init(
      rows: rows, columns: columns, rowStride: stride, columnStride: stride, padding: padding)
  }
}
