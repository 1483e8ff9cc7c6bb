import LabRunner
import Solutions

LabRunner(implementation).serve()
