/// How many numbers come together in one output of a layer, and into how many outputs one input goes.
///
/// ```
/// weights [inputs, outputs]                    fanIn = inputs              fanOut = outputs
/// filters [rows, columns, channels, outputs]   fanIn = rows · columns · channels
///                                              fanOut = rows · columns · outputs
/// ```
/// Of a vector both are its length, of a single number 1.
public struct Fans: Hashable, Sendable {
  public let fanIn: Int
  public let fanOut: Int

  /// The fans of weights of a shape.
  public init(shape: [Int]) {
    switch shape.count {
    case 0: (fanIn, fanOut) = (1, 1)
    case 1: (fanIn, fanOut) = (shape[0], shape[0])
    default:
      let window = shape.dropLast(2).reduce(1, *)
      (fanIn, fanOut) = (window * shape[shape.count - 2], window * shape[shape.count - 1])
    }
  }
}
