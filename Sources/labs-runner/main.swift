import LabRunner
import Labs

LabRunner.serve(implementation)
