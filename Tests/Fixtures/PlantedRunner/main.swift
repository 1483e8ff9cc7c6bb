import LabRunner

LabRunner([PlantedLab()]).serve()
