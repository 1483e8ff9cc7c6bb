import Foundation
import LabRunner

// A lab as it is handed out, one that is half done or edited, or a collection of hostile functions.
switch ProcessInfo.processInfo.environment["LAB_PLANTED"] {
case "untouched":
  LabRunner.serve([
    UntouchedCollections(),
    UntouchedArrays(),
    UntouchedStatistics(),
    UntouchedLinearRegression(),
    UntouchedLogisticRegression(),
    UntouchedNearestNeighbours(),
    UntouchedDecisionTrees(),
    UntouchedForwardPropagation(),
    UntouchedHiddenLayers(),
    UntouchedBackpropagation(),
    UntouchedGraphs(),
    UntouchedDeepTraining(),
    UntouchedMultilayerPerceptron(),
    UntouchedConvolution(),
  ])
case "half done":
  LabRunner.serve([
    UntouchedCollections(),
    UntouchedArrays(),
    HalfDoneStatistics(),
    UntouchedLinearRegression(),
    UntouchedLogisticRegression(),
    UntouchedNearestNeighbours(),
    UntouchedDecisionTrees(),
    UntouchedForwardPropagation(),
    UntouchedHiddenLayers(),
    UntouchedBackpropagation(),
    UntouchedGraphs(),
    UntouchedDeepTraining(),
    UntouchedMultilayerPerceptron(),
    UntouchedConvolution(),
  ])
case "edited": LabRunner.serve([EditedStatistics()])
case "crashing init": LabRunner.serve([CrashingInit()])
default: LabRunner.serve([PlantedLab()])
}
