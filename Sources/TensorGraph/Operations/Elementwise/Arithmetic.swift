import CKernels

// a ∘ b with broadcasting: shapes are aligned at their last axis, and extents of 1 are repeated. What
// was repeated collects the sum of its derivatives.

/// ```
/// y = a + b        ∂y/∂a = 1        ∂y/∂b = 1
/// ```
struct Add: ElementwiseOperation {
  let name = "add"
  var step: kernel_step_kind { kernel_step_add }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    upstream.summed(like: call.inputs[input])
  }
}

/// ```
/// y = a − b        ∂y/∂a = 1        ∂y/∂b = −1
/// ```
struct Subtract: ElementwiseOperation {
  let name = "subtract"
  var step: kernel_step_kind { kernel_step_subtract }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    (input == 0 ? upstream : -upstream).summed(like: call.inputs[input])
  }
}

/// ```
/// y = a · b        ∂y/∂a = b        ∂y/∂b = a
/// ```
struct Multiply: ElementwiseOperation {
  let name = "multiply"
  var step: kernel_step_kind { kernel_step_multiply }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    (upstream * call.inputs[1 - input]).summed(like: call.inputs[input])
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    (0...1).first { number(1 - $0) == 1 }
  }
}

/// ```
/// y = a / b        ∂y/∂a = 1 / b        ∂y/∂b = −y / b
/// ```
struct Divide: ElementwiseOperation {
  let name = "divide"
  var step: kernel_step_kind { kernel_step_divide }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    let quotient = upstream / call.inputs[1]
    return (input == 0 ? quotient : -(quotient * call.output)).summed(like: call.inputs[input])
  }

  func sameAs(_ shapes: CallShapes, number: (Int) -> Double?) -> Int? {
    number(1) == 1 ? 0 : nil
  }
}

/// ```
/// y = −a        ∂y/∂a = −1
/// ```
struct Negate: ElementwiseOperation {
  let name = "negate"
  var step: kernel_step_kind { kernel_step_negate }

  func gradient<Scalar: TensorScalar>(
    for input: Int, of call: Call<Scalar>, _ upstream: Tensor<Scalar>
  ) -> Tensor<Scalar>? {
    -upstream
  }
}

extension Tensor {
  /// The sums element by element, with broadcasting.
  public static func + (left: Tensor, right: Tensor) -> Tensor { left.applying(Add(), right) }
  /// The sums of every element and one number.
  public static func + (left: Tensor, right: Scalar) -> Tensor { left + left.graph.number(right) }
  /// The sums of one number and every element.
  public static func + (left: Scalar, right: Tensor) -> Tensor { right.graph.number(left) + right }

  /// The differences element by element, with broadcasting.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    left.applying(Subtract(), right)
  }
  /// The differences of every element and one number.
  public static func - (left: Tensor, right: Scalar) -> Tensor { left - left.graph.number(right) }
  /// The differences of one number and every element.
  public static func - (left: Scalar, right: Tensor) -> Tensor { right.graph.number(left) - right }

  /// The products element by element, with broadcasting.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    left.applying(Multiply(), right)
  }
  /// The products of every element and one number.
  public static func * (left: Tensor, right: Scalar) -> Tensor { left * left.graph.number(right) }
  /// The products of one number and every element.
  public static func * (left: Scalar, right: Tensor) -> Tensor { right.graph.number(left) * right }

  /// The quotients element by element, with broadcasting.
  public static func / (left: Tensor, right: Tensor) -> Tensor { left.applying(Divide(), right) }
  /// The quotients of every element and one number.
  public static func / (left: Tensor, right: Scalar) -> Tensor { left / left.graph.number(right) }
  /// The quotients of one number and every element.
  public static func / (left: Scalar, right: Tensor) -> Tensor { right.graph.number(left) / right }

  /// The negated elements.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor.applying(Negate()) }
}
