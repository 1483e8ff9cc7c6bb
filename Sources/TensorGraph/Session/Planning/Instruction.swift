/// One step of a plan.
struct Instruction {
  enum Work {
    /// A chain of elementwise operations.
    case fused(FusedGroup)
    /// The operation of a node.
    case call(Int)
    /// A copy of a variable as it was before the run.
    case snapshot(of: Int)
  }

  enum Target {
    /// The plan's memory, under a value's number.
    case value(Int)
    /// A variable, which is overwritten; who reads the value reads it there.
    case variable(Int, value: Int)
    /// Nothing: the operation writes to variables among its inputs.
    case none
  }

  let work: Work

  /// The values read, in the order of the kernel's inputs.
  var reads: [Int]
  var target: Target

  /// The variables it writes to.
  let writes: [Int]
}
