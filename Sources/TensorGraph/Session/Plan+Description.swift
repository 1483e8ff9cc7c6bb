extension Plan: CustomStringConvertible {
  /// The steps in order, each with what it reads and writes and where its result lies, and the bytes
  /// with and without planning.
  ///
  /// ```
  /// 1  matmul → layer/matmul [4, 2] ← x, w                    bytes 0..<64
  /// 2  add, relu → layer/relu [4, 2] ← layer/matmul, 1.0      bytes 0..<64, in place
  /// 3  subtract → variable w [3, 2] ← w, gradient/matmul
  /// ```
  public var description: String {
    let lines = schedule.instructions.enumerated().map { index, instruction in
      (text: "\(work(instruction)) ← \(sources(instruction))", place: place(index, instruction))
    }
    let width = lines.map(\.text.count).max() ?? 0
    let digits = String(lines.count).count
    return
      (lines.enumerated().map { index, line in
        let number = String(index + 1)
        let start = String(repeating: " ", count: digits - number.count) + number + "  " + line.text
        if line.place.isEmpty { return start }
        return start + String(repeating: " ", count: width - line.text.count) + "  " + line.place
      } + [summary]).joined(separator: "\n")
  }

  /// What planning brought, in one line.
  public var summary: String {
    let simplified = schedule.simplified
    let needed = simplified.concrete.isNeeded.count { $0 }
    let folded = simplified.isFolded.count { $0 }
    return
      "\(simplified.graph.count) nodes, \(simplified.graph.count - needed) not needed, "
      + "\(simplified.sharedCount) shared, \(folded) computed once, \(schedule.fusedCount) joined to "
      + "others: \(stepCount) steps, \(buffers.buffers.count) "
      + "\(buffers.buffers.count == 1 ? "buffer" : "buffers"), \(byteCount.planned) bytes "
      + "instead of \(byteCount.unplanned)"
  }

  private func work(_ instruction: Instruction) -> String {
    let nodes = schedule.simplified.graph.nodes
    let labels: String
    switch instruction.work {
    case .fused(let group): labels = group.members.map { nodes[$0].label }.joined(separator: ", ")
    case .call(let index): labels = nodes[index].label
    case .snapshot: labels = "copy"
    }
    switch instruction.target {
    case .value(let value): return "\(labels) → \(name(value)) \(schedule.shape(value))"
    case .variable(let variable, _):
      return "\(labels) → variable \(name(variable)) \(schedule.shape(variable))"
    case .none:
      let names = instruction.writes.map { "\(name($0)) \(schedule.shape($0))" }
      return "\(labels) → variable \(names.joined(separator: ", "))"
    }
  }

  private func sources(_ instruction: Instruction) -> String {
    instruction.reads.map(name).joined(separator: ", ")
  }

  private func place(_ index: Int, _ instruction: Instruction) -> String {
    var texts: [String] = []
    if case .value(let value) = instruction.target, let buffer = buffers.bufferOfValue[value] {
      let isFirst = buffers.buffers[buffer].values.first == value
      texts.append(isFirst ? range(buffer) : "\(range(buffer)), in place")
    }
    if let workspace = buffers.workspaces[index] {
      texts.append("workspace \(range(workspace))")
    }
    return texts.joined(separator: ", ")
  }

  private func range(_ buffer: Int) -> String {
    let buffer = buffers.buffers[buffer]
    return "bytes \(buffer.offset)..<\(buffer.offset + buffer.byteCount)"
  }

  private func name(_ value: Int) -> String {
    let nodes = schedule.simplified.graph.nodes
    return value < nodes.count ? nodes[value].name : "\(nodes[schedule.source(value)].name) before"
  }
}
