import LabKit
import NumericsEngine

extension Property {
  /// The network of one layer reads drawn digits.
  ///
  /// Of PyTorch's 100 runs, which differ in the order of the digits, none stayed below the bound;
  /// the least is in the reference distribution.
  static let oneLayerReadsDigits: Property = {
    let bound = 0.85
    return Property(
      exercise: "13.6",
      name: "2 000 drawn digits (seed 138), η = 0.5, 5 epochs in batches of 50: at least "
        + "\(DigitStudy.percent(bound)) of 500 others right",
      weight: 3
    ) { inquiry in
      let study = DigitStudy.standard
      let answer = try inquiry.call([
        784.wire, 10.wire, 0.5.wire,
        .compound(
          "trained(images:labels:batches:)",
          [study.images.wire, study.labels.wire, study.batches.wire]),
      ])
      return try study.objection(to: answer, bound: bound, inquiry)
    }
  }()

  /// The student's training teaches a network with a hidden layer to read drawn digits.
  ///
  /// Of PyTorch's 100 runs, which differ in the first weights and in the order of the digits, none
  /// stayed below the bound; the least is in the reference distribution.
  static let hiddenLayerReadsDigits: Property = {
    let (bound, units) = (0.85, 64)
    return Property(
      exercise: "13.8",
      name:
        "2 000 drawn digits (seed 138), \(units) ReLUs, Adam 0.001, 5 epochs in batches of 50: at "
        + "least \(DigitStudy.percent(bound)) of 500 others right",
      weight: 4
    ) { inquiry in
      let study = DigitStudy.standard
      let answer = try inquiry.call([
        .compound(
          "DigitClassifier(start:activation:learningRate:)",
          [study.start(units: units).wire, HiddenActivation.relu.wire, 0.001.wire]),
        .compound("Session(seed:)", [0.wire]), study.images.wire, study.labels.wire,
        study.batches.wire,
      ])
      return try study.objection(to: answer, bound: bound, inquiry)
    }
  }()
}
