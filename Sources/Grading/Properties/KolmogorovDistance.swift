/// The largest distance between the cumulative distribution of a sample and that of a model:
/// Kolmogorov and Smirnov's D.
func kolmogorovDistance(of sample: [Double], from cumulative: (Double) -> Double) -> Double {
  let count = Double(sample.count)
  return sample.sorted().enumerated().reduce(0) { largest, element in
    let share = cumulative(element.element)
    return max(
      largest, share - Double(element.offset) / count, Double(element.offset + 1) / count - share)
  }
}
