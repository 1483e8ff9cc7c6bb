import LabRunner
import Solutions

LabRunner.serve(implementation)
