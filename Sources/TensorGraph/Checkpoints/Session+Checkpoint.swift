import NumericsEngine

extension Session {
  /// Everything from which training goes on as if it had not been interrupted: all variables, those of
  /// optimisers among them, and which random numbers come next.
  ///
  /// Tensors have the variables' names. The notes `session.seed` and `session.randomRuns` are the
  /// session's own.
  public var checkpoint: Checkpoint {
    Checkpoint(
      values: Dictionary(
        uniqueKeysWithValues: graph.variables.map { ($0.name, .init(value(of: $0))) }),
      notes: ["session.seed": "\(seed)", "session.randomRuns": "\(randomRuns)"])
  }

  /// Writes a checkpoint to a file.
  ///
  /// - Parameter notes: What else the program needs to go on, such as the number of the epoch or the
  ///   state of the generator that shuffles.
  public func save(to path: String, notes: [String: String] = [:]) throws(CheckpointError) {
    var checkpoint = checkpoint
    checkpoint.notes.merge(notes) { own, _ in own }
    try checkpoint.write(to: path)
  }

  /// Gives all variables the values from a file that ``save(to:notes:)`` wrote, and goes on with its random
  /// numbers.
  ///
  /// The file must have exactly the graph's variables, with their shapes and type; when it has not,
  /// nothing is changed.
  /// - Returns: The notes.
  @discardableResult
  public func restore(from path: String) throws(CheckpointError) -> [String: String] {
    let checkpoint = try Checkpoint(contentsOf: path)
    let arrays = try arrays(from: checkpoint, file: path)
    let seed: UInt64 = try number("session.seed", of: checkpoint, file: path)
    let runs: UInt64 = try number("session.randomRuns", of: checkpoint, file: path)
    for (variable, array) in zip(graph.variables, arrays) {
      variables.set(variable.index, to: array, graph)
    }
    self.seed = seed
    randomRuns = Int(clamping: runs)
    return checkpoint.notes
  }

  /// Gives the variables whose names a checkpoint has its values, such as weights from elsewhere.
  ///
  /// Every tensor must have a variable, of its shape and type; other variables stay as they are.
  /// - Parameter name: What the errors call the checkpoint.
  public func load(_ checkpoint: Checkpoint, from name: String) throws(CheckpointError) {
    let named = Dictionary(uniqueKeysWithValues: graph.variables.map { ($0.name, $0) })
    var changes: [(Tensor<Scalar>, NDArray<Scalar>)] = []
    for (tensor, value) in checkpoint.values.sorted(by: { $0.key < $1.key }) {
      guard let variable = named[tensor] else { throw .unknownTensor(file: name, tensor: tensor) }
      changes.append((variable, try array(value, for: variable, file: name)))
    }
    for (variable, array) in changes { variables.set(variable.index, to: array, graph) }
  }

  /// The value for every variable of the graph.
  private func arrays(
    from checkpoint: Checkpoint, file: String
  ) throws(CheckpointError) -> [NDArray<Scalar>] {
    var left = Set(checkpoint.values.keys)
    var arrays: [NDArray<Scalar>] = []
    for variable in graph.variables {
      guard let value = checkpoint.values[variable.name] else {
        throw .missingTensor(file: file, tensor: variable.name)
      }
      arrays.append(try array(value, for: variable, file: file))
      left.remove(variable.name)
    }
    if let unknown = left.min() { throw .unknownTensor(file: file, tensor: unknown) }
    return arrays
  }

  private func array(
    _ value: Checkpoint.Value, for variable: Tensor<Scalar>, file: String
  ) throws(CheckpointError) -> NDArray<Scalar> {
    guard variable.shape.accepts(value.shape) else {
      throw .wrongShape(
        file: file, tensor: variable.name, expected: variable.shape.known ?? [], got: value.shape)
    }
    guard let array = value.array(of: Scalar.self) else {
      throw .wrongType(
        file: file, tensor: variable.name, expected: Scalar.self == Float.self ? "F32" : "F64",
        got: value.type)
    }
    return array
  }

  private func number(
    _ key: String, of checkpoint: Checkpoint, file: String
  ) throws(CheckpointError) -> UInt64 {
    let text = checkpoint.notes[key]
    guard let number = text.flatMap({ UInt64($0) }) else {
      throw .invalidNote(file: file, key: key, expected: "a whole number from 0 on", got: text)
    }
    return number
  }
}
