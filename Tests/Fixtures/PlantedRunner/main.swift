import Foundation
import LabRunner

// A lab as it is handed out, one that is half done, or a collection of hostile functions.
switch ProcessInfo.processInfo.environment["LAB_PLANTED"] {
case "untouched": LabRunner([UntouchedStatistics()]).serve()
case "half done": LabRunner([HalfDoneStatistics()]).serve()
default: LabRunner([PlantedLab()]).serve()
}
