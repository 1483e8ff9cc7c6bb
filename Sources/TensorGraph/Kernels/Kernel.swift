/// The code of one call of an operation, made for its shapes.
///
/// It knows neither addresses nor graph: a plan calls it with the places of that run, and a tape with
/// those of its arrays.
struct Kernel {
  /// How many bytes it needs besides, with any contents.
  let workspace: Int

  let run: (Arguments) -> Void

  init(workspace: Int = 0, _ run: @escaping (Arguments) -> Void) {
    self.workspace = workspace
    self.run = run
  }

  /// Where a call finds its numbers. All of them lie row-major.
  struct Arguments {
    /// The result, the workspace, and the inputs.
    let places: UnsafeMutablePointer<UnsafeMutableRawPointer>
    let state: UnsafeMutablePointer<RunState>

    @inline(__always)
    func input(_ index: Int) -> UnsafeMutableRawPointer { places[2 &+ index] }

    @inline(__always)
    func input<Scalar>(_ index: Int, _: Scalar.Type) -> UnsafePointer<Scalar> {
      UnsafePointer(places[2 &+ index].assumingMemoryBound(to: Scalar.self))
    }

    @inline(__always)
    func output<Scalar>(_: Scalar.Type) -> UnsafeMutablePointer<Scalar> {
      places[0].assumingMemoryBound(to: Scalar.self)
    }

    @inline(__always)
    func workspace<Scalar>(_: Scalar.Type) -> UnsafeMutablePointer<Scalar> {
      places[1].assumingMemoryBound(to: Scalar.self)
    }
  }
}

/// What a run tells its kernels, and they it.
struct RunState {
  /// Which random numbers to draw.
  var seed: UInt64 = 0
  /// How many runs before this one drew random numbers.
  var draws: UInt64 = 0
  /// The first number that is no index where one was asked for.
  var fault: Fault?

  struct Fault {
    let value: Double
    let limit: Int
  }

  /// `number` as an index below `limit`; anything else is noted as a fault, and read as 0.
  @inline(__always)
  mutating func index<Scalar: BinaryFloatingPoint>(_ number: Scalar, below limit: Int) -> Int {
    if let index = Int(exactly: number), index >= 0, index < limit { return index }
    if fault == nil { fault = Fault(value: Double(number), limit: limit) }
    return 0
  }
}
