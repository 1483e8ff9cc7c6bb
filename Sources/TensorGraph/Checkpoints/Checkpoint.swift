import NumericsEngine

/// Named arrays and notes, to and from a file that others read too: safetensors.
///
/// ```
/// 8 bytes            the length of the header, little-endian
/// header             JSON: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}
/// numbers            little-endian and row-major, one tensor behind the other
/// ```
/// Source: the description of the format in the safetensors repository, version 0.4.
public struct Checkpoint: Sendable, Equatable {
  /// An array of one of the two types a graph computes with.
  public enum Value: Sendable, Equatable {
    case float(NDArray<Float>)
    case double(NDArray<Double>)

    public var shape: [Int] {
      switch self {
      case .float(let array): array.shape
      case .double(let array): array.shape
      }
    }

    /// The name of the elements' type in the file.
    public var type: String {
      switch self {
      case .float: "F32"
      case .double: "F64"
      }
    }
  }

  /// The arrays by name.
  public var values: [String: Value]

  /// Short texts by name, kept in the header's `__metadata__`.
  public var notes: [String: String]

  public init(values: [String: Value] = [:], notes: [String: String] = [:]) {
    (self.values, self.notes) = (values, notes)
  }
}

extension Checkpoint.Value {
  /// An array of a type a graph computes with.
  init<Scalar: TensorScalar>(_ array: NDArray<Scalar>) {
    if let array = array as? NDArray<Float> {
      self = .float(array)
    } else {
      self = .double(NDArray<Double>(array))
    }
  }

  /// The array, if its elements are `Scalar`s.
  func array<Scalar: TensorScalar>(of type: Scalar.Type) -> NDArray<Scalar>? {
    switch self {
    case .float(let array): array as? NDArray<Scalar>
    case .double(let array): array as? NDArray<Scalar>
    }
  }
}
