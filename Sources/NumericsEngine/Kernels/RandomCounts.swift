import CKernels
import CNumerics

// Binomial and Poisson numbers are GSL's: how many words one takes is not known beforehand. With
// Philox each value draws from the stream of its own position, so that it depends on nothing else.

/// What GSL draws from: a `gsl_rng` and nothing else.
typealias GSLDraw = (UnsafePointer<gsl_rng>) -> UInt32

extension Philox {
  mutating func counts(_ draw: GSLDraw) -> Int {
    let here = advance(by: 1)
    var result = 0
    counts(from: here, count: 1, into: &result, draw)
    return result
  }

  mutating func counts(count: Int, _ draw: GSLDraw) -> [Int] {
    let generator = self
    return values(count: count) { generator.counts(from: $0, count: $1, into: $2, draw) }
  }

  private func counts(
    from first: UInt64, count: Int, into out: UnsafeMutablePointer<Int>, _ draw: GSLDraw
  ) {
    var stream = stream(at: first)
    withUnsafeMutablePointer(to: &stream) { stream in
      var generator = gsl_rng(type: PhiloxForGSL.type, state: stream)
      for i in 0..<count {
        stream.pointee.position = first &+ UInt64(i)
        stream.pointee.drawn = 0
        (out + i).initialize(to: Int(draw(&generator)))
      }
    }
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

/// The number of successes in `trials` trials of the given probability.
func binomialDraw(trials: UInt32, probability: Double) -> GSLDraw {
  GSL.start()
  return { gsl_ran_binomial($0, probability, trials) }
}

/// A number from the Poisson distribution.
func poissonDraw(mean: Double) -> GSLDraw {
  GSL.start()
  return { gsl_ran_poisson($0, mean) }
}
