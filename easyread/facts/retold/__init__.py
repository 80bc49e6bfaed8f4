"""A letter and a free retelling -> what the retelling lost, turned round or made up."""
