import CKernels
import NumericsEngine

/// A chain of elementwise steps, computed block by block without leaving the first-level cache.
///
/// It owns what the C loop reads: the steps, and how each operand advances. See
/// `CKernels/include/fused.h`.
final class ElementwiseProgram {
  private let program: UnsafeMutablePointer<kernel_program>
  private let steps: UnsafeMutableBufferPointer<kernel_step>
  private let innerSteps: UnsafeMutableBufferPointer<Int>
  private let outerExtents: UnsafeMutableBufferPointer<Int>
  private let outerSteps: UnsafeMutableBufferPointer<Int>
  private let rows: Int
  private let inner: Int

  /// - Parameters:
  ///   - shape: The shape of the result.
  ///   - operands: The shapes of the operands, which broadcast to it.
  init(_ steps: [kernel_step], shape: [Int], operands: [[Int]]) {
    precondition(operands.count <= kernel_program_operands)
    let axes = BroadcastAxes(shape: shape, operands: operands)
    (rows, inner) = (axes.outer.reduce(1) { $0 * $1.extent }, axes.inner.extent)
    self.steps = .copy(steps)
    innerSteps = .copy(axes.inner.steps)
    outerExtents = .copy(axes.outer.map(\.extent))
    outerSteps = .copy(axes.outer.flatMap(\.steps))
    program = .allocate(capacity: 1)
    program.initialize(
      to: kernel_program(
        steps: self.steps.baseAddress, count: steps.count, operands: operands.count, inner: inner,
        inner_steps: innerSteps.baseAddress, outer_rank: axes.outer.count,
        outer_extents: outerExtents.baseAddress, outer_steps: outerSteps.baseAddress))
  }

  deinit {
    program.deallocate()
    steps.deallocate()
    innerSteps.deallocate()
    outerExtents.deallocate()
    outerSteps.deallocate()
  }

  /// The code that runs it, with the operands as inputs.
  func kernel<Scalar: TensorScalar>(_ type: Scalar.Type) -> Kernel {
    let run = Scalar._kernels.runProgram
    let (rows, inner) = (rows, inner)
    if rows == 0 || inner == 0 { return Kernel { _ in } }
    let program = UnsafePointer(program)
    return Kernel { [self] arguments in
      let result = arguments.places[0].assumingMemoryBound(to: Scalar.self)
      let operands = UnsafeRawPointer(arguments.places + 2)
        .assumingMemoryBound(to: UnsafePointer<Scalar>?.self)
      withExtendedLifetime(self) {
        if rows == 1 {
          parallel(count: inner, grain: elementGrain) {
            run(program, result, operands, 0, 1, $0.lowerBound, $0.count)
          }
        } else {
          parallel(count: rows, grain: max(1, elementGrain / inner), multiple: 1) {
            run(program, result, operands, $0.lowerBound, $0.count, 0, inner)
          }
        }
      }
    }
  }
}

/// The least number of elements for which a thread is worth starting.
let elementGrain = 1 << 15

/// The axes of a result, neighbours merged where every operand advances evenly over both.
struct BroadcastAxes {
  struct Axis {
    var extent: Int
    var steps: [Int]
  }

  /// The axis within a row: every operand advances by 1 or by 0.
  let inner: Axis

  /// The axes around it, the outermost first.
  let outer: [Axis]

  init(shape: [Int], operands: [[Int]]) {
    let strides = operands.map { Self.strides(of: $0, in: shape) }
    var axes: [Axis] = []
    for axis in shape.indices where shape[axis] != 1 {
      let next = Axis(extent: shape[axis], steps: strides.map { $0[axis] })
      if let last = axes.last,
        zip(last.steps, next.steps).allSatisfy({ $0 == $1 * next.extent })
      {
        axes[axes.count - 1] = Axis(extent: last.extent * next.extent, steps: next.steps)
      } else {
        axes.append(next)
      }
    }
    inner = axes.popLast() ?? Axis(extent: 1, steps: operands.map { _ in 0 })
    outer = axes
  }

  /// How far a row-major operand advances along each axis of `shape`: 0 where it is repeated.
  static func strides(of operand: [Int], in shape: [Int]) -> [Int] {
    let lead = shape.count - operand.count
    var stride = 1
    var result = [Int](repeating: 0, count: shape.count)
    for axis in operand.indices.reversed() {
      if operand[axis] == shape[axis + lead] && operand[axis] != 1 { result[axis + lead] = stride }
      stride *= operand[axis]
    }
    return result
  }
}

extension UnsafeMutableBufferPointer {
  /// New memory with the elements of an array, which the caller deallocates.
  fileprivate static func copy(_ elements: [Element]) -> Self {
    let copy = allocate(capacity: Swift.max(1, elements.count))
    _ = copy.initialize(from: elements)
    return copy
  }
}
