/// What a node computes: the shape of its result, the numbers, and its derivatives.
///
/// An operation is a value of its settings, such as an axis; two equal ones on the same inputs give
/// the same numbers. Whatever says `Scalar` works for `Float` and `Double` alike.
protocol Operation: Hashable, Sendable {
  /// The word for it in names, errors and plans.
  var name: String { get }

  /// The shape of the result; unknown extents stay unknown where they must.
  func shape(of inputs: [TensorShape]) throws(ShapeMismatch) -> TensorShape

  /// Whether the result depends on the shape of an input, and not on its numbers.
  func readsOnlyShape(of input: Int) -> Bool

  /// The derivative of the loss by one input, of the input's shape, from that by the output.
  ///
  /// It is made of nodes, so that it can be differentiated again. `nil` is 0: the output does not
  /// depend on this input, or only by steps.
  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>?

  /// The code that computes the result for these shapes.
  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type, _ shapes: CallShapes) -> Kernel

  /// Whether the result is the numbers of input 0 in the same order, under another shape.
  var isView: Bool { get }

  /// Whether it gives other numbers at every run.
  var isRandom: Bool { get }

  /// The inputs that are variables to which it writes; it has no result then.
  var writtenInputs: Range<Int> { get }

  /// The input that is the result already, for these shapes and these constants: `number` has the value
  /// of an input that is one, of rank 0.
  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int?
}

extension Operation {
  func readsOnlyShape(of input: Int) -> Bool { false }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? { nil }

  var isView: Bool { false }
  var isRandom: Bool { false }
  var writtenInputs: Range<Int> { 0..<0 }
  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? { nil }
}

/// The inputs and the output of a node, for its gradient.
struct Call<Scalar: TensorScalar> {
  let inputs: [Tensor<Scalar>]
  let output: Tensor<Scalar>
}

/// The shapes of a call when they are all known.
struct CallShapes {
  let inputs: [[Int]]
  let output: [Int]

  var outputCount: Int { output.reduce(1, *) }
  func inputCount(_ input: Int) -> Int { inputs[input].reduce(1, *) }
}

/// Shapes that an operation has no result for, in the words of an error.
struct ShapeMismatch: Error {
  let expected: String
  let got: String
  let toDo: String
}
