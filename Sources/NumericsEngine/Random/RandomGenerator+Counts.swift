extension RandomGenerator {
  /// Whether an event of the given probability happens.
  public mutating func bernoulli(probability: Double) -> Bool {
    checkProbability(probability)
    return uniform() < probability
  }

  /// `count` independent answers to whether an event of the given probability happens.
  ///
  /// - Complexity: O(*count*)
  public mutating func bernoulli(probability: Double, count: Int) -> [Bool] {
    checkProbability(probability)
    return uniform(count: count).map { $0 < probability }
  }

  /// How many of `trials` independent events of the given probability happen.
  ///
  /// At most 2³¹ − 1 trials. Source: Kachitvichyanukul and Schmeiser, "Binomial Random Variate
  /// Generation", Communications of the ACM 31 (1988), as GSL implements it.
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    value(binomial(trials, probability))
  }

  /// `count` numbers from the binomial distribution.
  ///
  /// - Complexity: O(*count*)
  public mutating func binomial(trials: Int, probability: Double, count: Int) -> [Int] {
    values(
      binomial(trials, probability),
      drawCount(count, operation: "binomial(trials:probability:count:)"))
  }

  /// How many events happen in a unit of time when there are `mean` of them on average.
  ///
  /// A mean of at most 10⁹. Source: Ahrens and Dieter, "Computer Methods for Sampling from Gamma,
  /// Beta, Poisson and Binomial Distributions", Computing 12 (1974), as GSL implements it.
  public mutating func poisson(mean: Double) -> Int {
    value(poisson(mean))
  }

  /// `count` numbers from the Poisson distribution.
  ///
  /// - Complexity: O(*count* · log *mean*)
  public mutating func poisson(mean: Double, count: Int) -> [Int] {
    values(poisson(mean), drawCount(count, operation: "poisson(mean:count:)"))
  }

  /// A number that GSL makes.
  mutating func value<Value>(_ draw: GSLDraw<Value>) -> Value {
    ownState()?.value(draw) ?? philox.value(draw)
  }

  /// `count` numbers that GSL makes.
  mutating func values<Value>(_ draw: GSLDraw<Value>, _ count: Int) -> [Value] {
    if let state = ownState() { return filled(count: count) { state.value(draw) } }
    return philox.values(count: count, draw)
  }

  private func binomial(_ trials: Int, _ probability: Double) -> GSLDraw<Int> {
    checkProbability(probability)
    guard let checked = Int32(exactly: trials), checked >= 0 else {
      callerMistake(
        "Binomial numbers cannot be drawn for \(trials) trials.",
        expected: "0 to 2 147 483 647 trials", got: "\(trials)",
        toDo: "draw for fewer trials, or add up several draws")
    }
    return binomialDraw(trials: UInt32(checked), probability: probability)
  }

  private func poisson(_ mean: Double) -> GSLDraw<Int> {
    // GSL counts in 32 bits; beyond a billion a draw could leave them.
    guard mean >= 0, mean <= 1e9 else {
      callerMistake(
        "Poisson numbers cannot be drawn with the mean \(mean).", expected: "a mean in 0...1e9",
        got: "\(mean)", toDo: "draw for a shorter time, or add up several draws")
    }
    return poissonDraw(mean: mean)
  }

  private func checkProbability(_ probability: Double) {
    guard (0...1).contains(probability) else {
      callerMistake(
        "An event cannot have the probability \(probability).", expected: "a number in 0...1",
        got: "\(probability)", toDo: "pass a share, not a percentage")
    }
  }
}
