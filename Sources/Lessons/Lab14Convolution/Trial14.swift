import LabKit
import TensorGraph

extension ConvolutionLesson {
  /// The kept network of the student's own code reads one picture.
  static let trial = Step.trial(needs: ["14.10"], on: (any ConvolutionLab).self) { lab, stage in
    let classifier = try classifier(.full, of: lab)
    try stage.answer(by: classifier, in: Session(classifier.loss.graph), keptAs: keptName)
  }
}
