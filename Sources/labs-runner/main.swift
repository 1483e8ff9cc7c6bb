import LabRunner
import Labs

LabRunner(implementation).serve()
