/// Filters as the derivative by the images needs them: chosen rows and columns in another order, and of
/// each the outputs before the channels.
struct TurnedFilters {
  private let window: Window
  private let channels, outputs, lanes: Int

  /// Where in the filters each block of channels × outputs is, in the order of the turned ones.
  private var blocks: [Int] = []

  /// - Parameter lanes: The channels with what is missing to whole vectors; that is 0.
  init(_ window: Window, channels: Int, outputs: Int, lanes: Int) {
    (self.window, self.channels, self.outputs, self.lanes) = (window, channels, outputs, lanes)
  }

  /// The number of elements of all that was asked for.
  var count: Int { blocks.count * outputs * lanes }

  /// Asks for some rows and columns; returns where they will begin.
  mutating func append(rows: [Int], columns: [Int]) -> Int {
    defer {
      for row in rows {
        for column in columns {
          blocks.append((row * window.columns + column) * channels * outputs)
        }
      }
    }
    return count
  }

  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  func turn<Scalar: TensorScalar>(
    _ filters: UnsafePointer<Scalar>, into turned: UnsafeMutablePointer<Scalar>
  ) {
    for index in blocks.indices {
      let (source, target) = (filters + blocks[index], turned + index * outputs * lanes)
      for output in 0..<outputs {
        let row = target + output * lanes
        for channel in 0..<channels { row[channel] = source[channel * outputs + output] }
        for channel in channels..<lanes { row[channel] = 0 }
      }
    }
  }
}
