import NumericsEngine

extension Digits {
  /// The images as rows of numbers: `[count, 784]`.
  ///
  /// O(*count*), on all cores.
  ///
  /// - Parameters:
  ///   - type: `Float` or `Double`.
  ///   - scaled: Whether the greys are divided by 255, so that ink is 1; else they are the whole
  ///     numbers 0…255.
  public func features<Scalar: RealElement>(
    as type: Scalar.Type = Float.self, scaled: Bool = true
  ) -> NDArray<Scalar> {
    let values = (0...255).map { scaled ? Scalar($0) / 255 : Scalar($0) }
    return NDArray(shape: [count, Self.side * Self.side]) { target in
      pixels.withUnsafeBufferPointer { source in
        guard let source = source.baseAddress else { return }
        convert(source, count: pixels.count, values, to: target)
      }
    }
  }
}

/// Writes the value of each byte.
///
/// A table makes scaled values as quickly as plain ones: what takes the time is to write them.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
private func convert<Scalar: RealElement>(
  _ bytes: UnsafePointer<UInt8>, count: Int, _ values: [Scalar],
  to target: UnsafeMutablePointer<Scalar>
) {
  values.withUnsafeBufferPointer { values in
    parallel(count: count, grain: 1 << 16) { part in
      for i in part { target[i] = values[Int(bytes[i])] }
    }
  }
}
