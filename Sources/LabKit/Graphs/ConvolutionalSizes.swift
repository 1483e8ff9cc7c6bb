/// How large the layers of the network of Lab 14 are: two convolutions, a dense layer, ten classes.
public struct ConvolutionalSizes: Sendable, Equatable {
  /// The filters of the first convolution, and so the channels that it makes.
  public var firstFilters: Int
  public var secondFilters: Int
  /// The units of the dense layer before the ten classes.
  public var units: Int
  /// The probability with which one of their outputs is dropped in training; 0 drops none.
  public var dropout: Double

  public init(firstFilters: Int, secondFilters: Int, units: Int, dropout: Double) {
    self.firstFilters = firstFilters
    self.secondFilters = secondFilters
    self.units = units
    self.dropout = dropout
  }

  /// 3 274 634 parameters: 32 and 64 filters, 1024 units, half of them dropped.
  public static let full = ConvolutionalSizes(
    firstFilters: 32, secondFilters: 64, units: 1024, dropout: 0.5)
}

extension ConvolutionalSizes: WireCodable {
  public init(wire: WireValue) throws {
    guard case .compound(Self.form, let values) = wire, values.count == 4 else {
      throw mismatch("sizes of a convolutional network", wire)
    }
    self.init(
      firstFilters: try Int(wire: values[0]), secondFilters: try Int(wire: values[1]),
      units: try Int(wire: values[2]), dropout: try Double(wire: values[3]))
  }

  public var wire: WireValue {
    .compound(Self.form, [firstFilters.wire, secondFilters.wire, units.wire, dropout.wire])
  }

  private static let form = "ConvolutionalSizes(firstFilters:secondFilters:units:dropout:)"
}
