"""How loud a sound file is: levelled and limited as it is written."""
