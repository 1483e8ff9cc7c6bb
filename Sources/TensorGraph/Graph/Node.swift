import NumericsEngine

/// One node of a graph: what it is, and what it is made of.
struct Node<Scalar: TensorScalar> {
  enum Kind {
    /// A value given at every run.
    case placeholder
    /// A value that a session keeps from run to run.
    case variable(initial: NDArray<Scalar>)
    case constant(NDArray<Scalar>)
    case operation(any Operation)
  }

  let kind: Kind

  /// The nodes it is computed from; all were made before it.
  let inputs: [Int]
  let shape: TensorShape

  /// Unique in the graph, with the scopes it was made in: `hidden/product`.
  var name: String

  /// Where it was made; an operator cannot know its line, so it has that of its latest input.
  let place: SourcePlace?

  var operation: (any Operation)? {
    if case .operation(let operation) = kind { operation } else { nil }
  }

  var isVariable: Bool {
    if case .variable = kind { true } else { false }
  }

  var isPlaceholder: Bool {
    if case .placeholder = kind { true } else { false }
  }

  /// The word for what it is: the operation's, `variable`, …
  var label: String {
    switch kind {
    case .placeholder: "placeholder"
    case .variable: "variable"
    case .constant: "constant"
    case .operation(let operation): operation.name
    }
  }
}
