import LabKit
import Plotting

extension ConvolutionLesson {
  /// A convolution taken apart.
  static let separating = [separable]

  private static let separable = Step(
    "A convolution in two halves", exercise: ConvolutionExercises.separableConv2d
  ) { stage in
    try stage.text(
      """
      A filter of the second convolution is 5 × 5 weights for each of 32 channels. It does two things at once: it \
      looks at places around a pixel, and it mixes channels. For 64 outputs that takes 5 · 5 · 32 · 64 weights. Do \
      one after the other instead: first a filter for each channel, by itself, and then a mixture of channels, \
      at each place, the same everywhere. This is a *depthwise separable* convolution:
      """)
    try stage.verbatim(
      """
      S[r, s, c] = Σ  X[r+i, s+j, c] · D[i, j, c]    over i, j     depthwise
      Y[r, s, o] = Σ  S[r, s, c] · P[c, o]           over c        pointwise

      X [rows, columns, c]       D [k, k, c]         P [c, outputs]
      S [rows − k + 1, columns − k + 1, c]
      Y [rows − k + 1, columns − k + 1, outputs]
      """)
    try stage.text(
      """
      It is a convolution whose filters D[i, j, c] · P[c, o] are products: for a channel, all outputs share one pattern and differ \
      only in how much of it they take. Not every convolution can be written so, but a network that learns in \
      this form does hardly worse. What is saved is the larger, the more outputs there are: k²·c·outputs weights \
      become k²·c + c·outputs, and for each place as many multiplications.
      """)
    let layers: [(name: String, size: Int, channels: Int, outputs: Int)] = [
      ("our first", 5, 1, 32), ("our second", 5, 32, 64), ("3 × 3, 64 to 128", 3, 64, 128),
      ("3 × 3, 512 to 512", 3, 512, 512),
    ]
    try stage.table(
      "Weights", columns: ["convolution", "full", "separable", "ratio"],
      rows: layers.map { layer in
        let full = layer.size * layer.size * layer.channels * layer.outputs
        let own = layer.size * layer.size * layer.channels + layer.channels * layer.outputs
        return [
          layer.name, full.grouped, own.grouped, (Double(own) / Double(full)).fixed(3),
        ]
      })
    let outputs = (0...10).map { 1 << $0 }
    try stage.figure(
      Figure(
        slug: "lab14-separable-cost", title: "What a separable convolution costs, full = 1",
        x: .init("outputs", scale: .logarithmic), y: .init("cost", scale: .logarithmic),
        layers: [3, 5].enumerated().map { index, size in
          .line(
            x: outputs.map(Double.init),
            y: outputs.map { 1 / Double($0) + 1 / Double(size * size) },
            label: "\(size) × \(size) filters", series: index,
            stroke: index == 0 ? .solid : .dashed)
        }))
    try stage.text(
      """
      The ratio is 1/outputs + 1/k²: whatever the number of channels, it cannot fall below 1/k², a ninth for \
      filters of 3 × 3. With a single output it costs more than the full one. For pictures on telephones this decided what could be done at \
      all: the networks called MobileNet consist of such layers (Howard and others, "MobileNets", \
      arXiv:1704.04861, 2017, section 3.1).
      """)
  }
}
