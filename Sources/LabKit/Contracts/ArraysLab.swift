import NumericsEngine

/// Lab 2 — Arrays.
public protocol ArraysLab: Lab {
  func strides(of shape: [Int]) throws -> [Int]
  func offset(of index: [Int], shape: [Int], strides: [Int]) throws -> Int
  func broadcastShape(_ left: [Int], _ right: [Int]) throws -> [Int]
  func reshaped(_ array: NDArray<Double>, to shape: [Int]) throws -> NDArray<Double>
  func added(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double>
  func sum(_ array: NDArray<Double>, axis: Int) throws -> NDArray<Double>
  func permuted(_ array: NDArray<Double>, axes: [Int]) throws -> NDArray<Double>
  func product(_ left: NDArray<Double>, _ right: NDArray<Double>) throws -> NDArray<Double>
  func affine(
    _ x: NDArray<Double>, weights: NDArray<Double>, bias: NDArray<Double>
  ) throws -> NDArray<Double>
  func maskAndArgmax(_ table: NDArray<Double>, above threshold: Double) throws -> MaskAndArgmax
}

extension ArraysLab {
  public static var number: Int { 2 }

  public var endpoints: [Endpoint] {
    [
      Endpoint("2.1", strides),
      Endpoint("2.2", offset),
      Endpoint("2.3", broadcastShape),
      Endpoint("2.4", reshaped),
      Endpoint("2.5", added),
      Endpoint("2.6", sum),
      Endpoint("2.7", permuted),
      Endpoint("2.8", product),
      Endpoint("2.9", affine),
      Endpoint("2.10", maskAndArgmax),
    ]
  }
}

/// Which elements of a table are large, and where each row has its largest: the result of
/// exercise 2.10.
public struct MaskAndArgmax: Sendable, Equatable, WireEncodable {
  /// Whether the element lies above the threshold: `[rows, columns]`.
  public var mask: NDArray<Bool>
  /// The column of each row's largest element: `[rows]`.
  public var argmax: [Int]

  public init(mask: NDArray<Bool>, argmax: [Int]) {
    self.mask = mask
    self.argmax = argmax
  }

  public var wire: WireValue { ["mask": mask.wire, "argmax": argmax.wire] }
}
