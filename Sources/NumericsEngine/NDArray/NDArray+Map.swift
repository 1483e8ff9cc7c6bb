extension NDArray {
  /// An array of the same shape with `transform` applied to every element, in row-major order.
  @inlinable
  public func map<Result: NDArrayElement, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Result
  ) throws(Failure) -> NDArray<Result> {
    NDArray<Result>(shape: shape, elements: try elements.map(transform))
  }
}
