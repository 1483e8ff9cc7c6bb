/// How the numbers of a new variable are chosen.
///
/// ```swift
/// var generator = RandomGenerator(seed: 1)
/// let weights = graph.variable(shape: [784, 512], .heNormal, name: "weights", using: &generator)
/// ```
/// Glorot's and He's keep the size of what passes through many layers "just right": their deviation
/// follows from how many numbers come together in one (fan-in) and go out of one (fan-out); see
/// ``Fans``.
public enum Initializer: Hashable, Sendable {
  /// 0 everywhere: for biases. Units whose weights begin alike stay alike.
  case zeros

  /// The same number everywhere.
  case constant(Double)

  /// Evenly distributed between two bounds.
  case uniform(ClosedRange<Double>)

  /// Normally distributed.
  case normal(mean: Double = 0, standardDeviation: Double)

  /// Normally distributed, where what is further than two standard deviations from the mean is drawn
  /// again. The deviation of what remains is 0.8796 times that given.
  case truncatedNormal(mean: Double = 0, standardDeviation: Double)

  /// Uniform between ±√(6 / (fanIn + fanOut)): for tanh and sigmoid.
  ///
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks", AISTATS 2010, equation 16.
  case glorotUniform

  /// Normal with the standard deviation √(2 / (fanIn + fanOut)), from the same source, equation 12.
  case glorotNormal

  /// Uniform between ±√(6 / fanIn): for ReLU, which lets half through.
  ///
  /// Source: He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015, equation 10.
  case heUniform

  /// Normal with the standard deviation √(2 / fanIn), from the same source.
  case heNormal
}
