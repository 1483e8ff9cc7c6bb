import CKernels
import CNumerics

// Numbers of which one takes an unknown number of words are GSL's. With Philox each value draws from
// the stream of its own position, so that it depends on nothing else.

/// What GSL draws from: a `gsl_rng` and nothing else.
typealias GSLDraw<Value> = (UnsafePointer<gsl_rng>) -> Value

extension Philox {
  mutating func value<Value>(_ draw: GSLDraw<Value>) -> Value {
    var stream = stream(at: advance(by: 1))
    return withGSL(&stream) { _, generator in draw(generator) }
  }

  mutating func values<Value>(count: Int, _ draw: GSLDraw<Value>) -> [Value] {
    let generator = self
    return values(count: count) { first, count, out in
      var stream = generator.stream(at: first)
      withGSL(&stream) { stream, generator in
        for i in 0..<count {
          stream.pointee.position = first &+ UInt64(i)
          stream.pointee.drawn = 0
          (out + i).initialize(to: draw(generator))
        }
      }
    }
  }
}

@inline(__always)
private func withGSL<Result>(
  _ stream: inout kernel_philox_stream,
  _ body: (UnsafeMutablePointer<kernel_philox_stream>, UnsafePointer<gsl_rng>) -> Result
) -> Result {
  withUnsafeMutablePointer(to: &stream) { stream in
    var generator = gsl_rng(type: PhiloxForGSL.type, state: stream)
    return body(stream, &generator)
  }
}

/// Philox in the shape of a GSL generator, whose state is a `kernel_philox_stream`.
private enum PhiloxForGSL {
  /// Allocated once, never freed and never written again, which is what makes sharing it safe.
  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: nil, max: .max, min: 0, size: MemoryLayout<kernel_philox_stream>.size,
        set: nil, get: kernel_philox_stream_draw, get_double: kernel_philox_stream_uniform))
    return UnsafePointer(type)
  }()
}

func binomialDraw(trials: UInt32, probability: Double) -> GSLDraw<Int> {
  GSL.start()
  return { Int(gsl_ran_binomial($0, probability, trials)) }
}

func poissonDraw(mean: Double) -> GSLDraw<Int> {
  GSL.start()
  return { Int(gsl_ran_poisson($0, mean)) }
}

func chiSquaredDraw(degreesOfFreedom: Double) -> GSLDraw<Double> {
  GSL.start()
  return { gsl_ran_chisq($0, degreesOfFreedom) }
}

func studentTDraw(degreesOfFreedom: Double) -> GSLDraw<Double> {
  GSL.start()
  return { gsl_ran_tdist($0, degreesOfFreedom) }
}
