import Datasets
import LabKit
import NumericsEngine
import Plotting

extension ConvolutionLesson {
  /// Noise that no unit can rely on.
  static let dropping = [dropout]

  private static let dropout = Step(
    "Dropping half of what a layer says", exercise: ConvolutionExercises.dropout
  ) { stage in
    try stage.text(
      """
      The convolutions end in a few thousand numbers, and a dense layer of 1024 units reads them. That \
      layer has nearly all of the network's parameters, many more than there are digits to learn \
      from, so it could learn them by heart. In Lab 12 weights were made to cost something. Here is \
      another remedy, and a strange one: in every step of the training, throw half of its outputs away.

      Which half? Chance decides, anew for every step, for every image and every unit. This is *dropout*:
      """)
    try stage.verbatim(
      """
      u = uniform numbers in 0 ..< 1             [m, units], new ones each time
      f = 0 where u < p, 1 / (1 − p) elsewhere   [m, units]    the factors
      Y = X · f                                  [m, units]    in training
      Y = X                                      [m, units]    in use
      dX = dY · f                                [m, units]    on the way back
      """)
    let (digit, runs) = (drawnDigit(), 200)
    var generator = RandomGenerator(seed: 149)
    func factors() -> NDArray<Double> {
      2 * NDArray<Double>(generator.uniform(shape: [Digits.side, Digits.side]) .>= 0.5)
    }
    let dropped = (0..<runs).map { _ in digit * factors() }
    let mean = dropped.reduce(.zeros(digit.shape), +) / Double(runs)
    func panel(_ caption: String, _ pixels: NDArray<Double>) -> Figure.Panel {
      Figure.Panel(
        caption, rows: Digits.side, columns: Digits.side, pixels: pixels.elements, range: 0...2)
    }
    try stage.text(
      """
      To see what it does, let the inputs be something one can look at: a digit that the course draws, \
      with half of its pixels dropped, and what is left made twice as bright.
      """)
    try stage.figure(
      .images(
        slug: "lab14-dropout", title: "A digit under dropout, p = 0.5",
        panels: [panel("the digit", digit)]
          + (0..<4).map { panel("run \($0 + 1)", dropped[$0]) }
          + [panel("mean of \(runs) runs", mean)],
        columns: 3))
    try stage.text(
      """
      Each run shows other pixels, and the mean of \(runs) runs is the digit again. For this the rest is \
      multiplied by 1 / (1 − p): its mean brightness here is \(digit.mean().fixed(4)), that of run 1 is \
      \(dropped[0].mean().fixed(4)), that of all runs \(mean.mean().fixed(4)). The next layer, which has learned with \
      sums of this size, finds the same size in use, where nothing is dropped and nothing need be \
      done. This way is called *inverted* dropout; the paper that introduced dropout left the rest \
      alone in training, and made all weights smaller afterwards (Srivastava, Hinton, Krizhevsky, \
      Sutskever and Salakhutdinov, *Journal of Machine Learning Research* 15, 2014, sections 4 and 10).

      Why should noise help? Without it, a unit may specialise on what one other unit gets wrong, \
      and all of them together on the very digits they have seen. Under dropout the other one is missing half \
      of the time, so that no unit can rely on any other: each has to say something that is useful \
      by itself. One may also see it as a crowd: every step trains another thinned network, all of them \
      sharing their weights, and in use their opinions are averaged.

      In use it must be off: a network that gives another answer each time it is asked is no use \
      to anyone. And on the way back the same factors count: what was dropped had no part in the \
      answer, so it gets no part of the blame.
      """)
  }

  /// The first drawn digit with some ink in the middle, as greys: `[28, 28]`.
  static func drawnDigit(_ digit: Int = 5, seed: UInt32 = 14) -> NDArray<Double> {
    var generator = RandomGenerator(seed: seed)
    return NDArray(
      shape: [Digits.side, Digits.side],
      elements: DigitGenerator.image(of: digit, using: &generator))
  }
}
