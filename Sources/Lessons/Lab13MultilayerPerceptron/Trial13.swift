import LabKit

extension MultilayerPerceptronLesson {
  /// The student's kept network, asked about a picture.
  static let trial = Step.trial(
    needs: ["13.7"], on: (any MultilayerPerceptronLab).self
  ) { lab, stage in
    let network = try ReadingNetwork(by: lab)
    try stage.answer(by: network.classifier, in: network.session, keptAs: ReadingNetwork.name)
  }
}
