/// Where the values of a run lie in one piece of memory: two that are never needed at the same time
/// may share a place.
struct BufferPlan {
  /// A stretch of the arena, from the instruction that writes it to the last that reads it.
  struct Buffer {
    var byteCount: Int
    var lifetime: ClosedRange<Int>
    var offset = 0
    /// The values that lie in it one after the other.
    var values: [Int] = []
  }

  private(set) var buffers: [Buffer] = []

  /// The buffer of each value, and the workspace of each instruction that has one.
  private(set) var bufferOfValue: [Int: Int] = [:]
  private(set) var workspaces: [Int: Int] = [:]

  /// The bytes of the arena, and those that every value in memory of its own would take.
  private(set) var byteCount = 0
  private(set) var unplannedByteCount = 0

  init<Scalar: TensorScalar>(_ schedule: Schedule<Scalar>, workspaces sizes: [Int]) {
    let instructions = schedule.instructions
    let size = { (value: Int) in
      aligned(schedule.shape(value).reduce(1, *) * MemoryLayout<Scalar>.stride)
    }
    var lastUse: [Int: Int] = [:]
    for (index, instruction) in instructions.enumerated() {
      for read in instruction.reads { lastUse[schedule.storage(read)] = index }
    }
    for fetch in schedule.fetches { lastUse[schedule.storage(fetch)] = instructions.count }
    for (index, instruction) in instructions.enumerated() {
      if sizes[index] > 0 {
        workspaces[index] = buffers.count
        buffers.append(Buffer(byteCount: aligned(sizes[index]), lifetime: index...index))
        unplannedByteCount += aligned(sizes[index])
      }
      if case .fused(let group) = instruction.work {
        for member in group.members.dropLast() { unplannedByteCount += size(member) }
        if case .variable = instruction.target { unplannedByteCount += size(group.root) }
      }
      guard case .value(let value) = instruction.target else { continue }
      unplannedByteCount += size(value)
      let end = max(index, lastUse[value] ?? index)
      if let shared = reusable(at: index, instruction, schedule, lastUse) {
        buffers[shared].lifetime = buffers[shared].lifetime.lowerBound...end
        buffers[shared].values.append(value)
        bufferOfValue[value] = shared
      } else {
        bufferOfValue[value] = buffers.count
        buffers.append(
          Buffer(byteCount: max(64, size(value)), lifetime: index...end, values: [value]))
      }
    }
    place()
  }

  /// The buffer of an operand that ends its life at an elementwise instruction: the result may
  /// overwrite it, place by place.
  private func reusable<Scalar: TensorScalar>(
    at index: Int, _ instruction: Instruction, _ schedule: Schedule<Scalar>, _ lastUse: [Int: Int]
  ) -> Int? {
    guard case .fused(let group) = instruction.work else { return nil }
    let shape = schedule.shape(group.root)
    for operand in group.operands {
      let storage = schedule.storage(operand)
      guard let buffer = bufferOfValue[storage], lastUse[storage] == index,
        group.operands.allSatisfy({
          schedule.storage($0) != storage || schedule.shape($0) == shape
        })
      else { continue }
      return buffer
    }
    return nil
  }

  /// Places the buffers, the largest first, each at the lowest place that is free all its life.
  ///
  /// Source: Pisarchyk and Lee, "Efficient Memory Management for Deep Neural Net Inference", 2020,
  /// §5.2 (greedy by size).
  private mutating func place() {
    var placed: [Int] = []
    let order = buffers.indices.sorted {
      (-buffers[$0].byteCount, $0) < (-buffers[$1].byteCount, $1)
    }
    for index in order {
      let neighbors = placed.filter { buffers[$0].lifetime.overlaps(buffers[index].lifetime) }
        .sorted { buffers[$0].offset < buffers[$1].offset }
      var offset = 0
      for neighbor in neighbors {
        if offset + buffers[index].byteCount <= buffers[neighbor].offset { break }
        offset = max(offset, buffers[neighbor].offset + buffers[neighbor].byteCount)
      }
      buffers[index].offset = offset
      byteCount = max(byteCount, offset + buffers[index].byteCount)
      placed.append(index)
    }
  }
}
