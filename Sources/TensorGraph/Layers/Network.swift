import NumericsEngine

/// A ``Sequential`` with variables in a graph; it can be applied to any number of tensors.
public struct Network<Scalar: TensorScalar> {
  struct Part {
    let name: String
    let layer: any Layer
    let variables: LayerVariables<Scalar>
    /// That of its outputs.
    let shape: TensorShape
  }

  public let graph: Graph<Scalar>

  /// The shape of the inputs it was built for.
  public let input: TensorShape

  let parts: [Part]

  /// The variables that an optimiser changes, layer by layer.
  public var parameters: [Tensor<Scalar>] { parts.flatMap(\.variables.parameters) }

  /// The number of numbers that an optimiser changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + ($1.shape.count ?? 0) } }

  /// The network in use: nothing is dropped, and means are those kept from training.
  public func callAsFunction(
    _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
  ) -> Tensor<Scalar> {
    applied(to: x, mode: .inference, at: SourcePlace(fileID, line)).value
  }

  /// The network in training, with what has to be done in every step besides; give the updates to
  /// ``Graph/minimize(_:with:over:clipping:also:fileID:line:)``.
  public func training(
    _ x: Tensor<Scalar>, fileID: StaticString = #fileID, line: UInt = #line
  ) -> (output: Tensor<Scalar>, updates: [Action<Scalar>]) {
    let output = applied(to: x, mode: .training, at: SourcePlace(fileID, line))
    return (output.value, output.updates)
  }

  private func applied(
    to x: Tensor<Scalar>, mode: Mode, at place: SourcePlace
  ) -> LayerOutput<Scalar> {
    graph.made(at: place) {
      parts.reduce(LayerOutput(x)) { last, part in
        let next = graph.scope(part.name) {
          part.layer.applied(to: last.value, part.variables, mode: mode)
        }
        return LayerOutput(next.value, updates: last.updates + next.updates)
      }
    }
  }
}

extension Network: CustomStringConvertible {
  /// One line per layer: its name, the shape of its outputs, the number of its parameters.
  public var description: String {
    var lines = [["input", "\(input)", "0"]]
    for part in parts {
      let count = part.variables.parameters.reduce(0) { $0 + ($1.shape.count ?? 0) }
      lines.append([part.name, "\(part.shape)", "\(count)"])
    }
    lines.append(["parameters", "", "\(parameterCount)"])
    let widths = (0...2).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let name = line[0] + spaces(widths[0] - line[0].count)
      let shape = line[1] + spaces(widths[1] - line[1].count)
      return "\(name)  \(shape)  \(spaces(widths[2] - line[2].count))\(line[2])"
    }.joined(separator: "\n")
  }
}

private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
