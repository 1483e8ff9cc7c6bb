import LabKit

extension Property {
  /// A convolution so large that one product does it in a fraction of the time limit and loops do
  /// not.
  ///
  /// With w[a, b, c, o] = (o mod 7 − 3)·u[a, b, c] + (o mod 5), each output is known from two sums
  /// over its window, S with u and T without weights:
  /// ```
  /// z[i, j, o] = (o mod 7 − 3)·S[i, j] + (o mod 5)·T[i, j] + o
  /// ```
  /// All are whole numbers far below 2⁵³, so it is exact in whatever order they are added.
  static let largeConvolutionInTime: Property = {
    let (side, kernel, channels, outputs) = (28, 5, 16, 512)
    let window = kernel * kernel * channels
    @Sendable func pixel(_ place: Int) -> Int { place * 31 % 13 - 6 }
    @Sendable func weight(_ place: Int) -> Int { place * 17 % 11 - 5 }
    return Property(
      exercise: "14.4",
      name: "\(outputs) filters of \(kernel) × \(kernel) × \(channels) on \(side) × \(side), "
        + "within the time limit: loops are too slow",
      weight: 3,
      arguments: {
        let image = (0..<side * side * channels).map { Double(pixel($0)) }
        let filters = (0..<window).flatMap { place in
          (0..<outputs).map { Double(($0 % 7 - 3) * weight(place) + $0 % 5) }
        }
        return [
          .array(shape: [side, side, channels], elements: image),
          .array(shape: [kernel, kernel, channels, outputs], elements: filters),
          .array(shape: [outputs], elements: (0..<outputs).map(Double.init)),
          .int(1), .int(kernel / 2),
        ]
      },
      objection: { answer in
        guard case .array([side, side, outputs], let elements) = answer else {
          return "the answer does not have the shape [\(side), \(side), \(outputs)]"
        }
        for i in 0..<side {
          for j in 0..<side {
            var (weighed, plain) = (0, 0)
            for a in 0..<kernel {
              for b in 0..<kernel {
                let (row, column) = (i + a - kernel / 2, j + b - kernel / 2)
                guard 0..<side ~= row, 0..<side ~= column else { continue }
                for channel in 0..<channels {
                  let value = pixel((row * side + column) * channels + channel)
                  weighed += value * weight((a * kernel + b) * channels + channel)
                  plain += value
                }
              }
            }
            for output in 0..<outputs {
              let expected = Double((output % 7 - 3) * weighed + output % 5 * plain + output)
              let got = elements[(i * side + j) * outputs + output]
              if got != expected {
                return "entry [\(i), \(j), \(output)] is \(got.text), not \(expected.text)"
              }
            }
          }
        }
        return nil
      })
  }()
}
